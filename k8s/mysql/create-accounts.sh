#!/bin/sh
# Makes each database that DATABASES names, with two accounts that see nothing else: <name>_migration may change its
# structure, <name>_service its rows only. Their passwords are <NAME>_MIGRATION_PASSWORD and <NAME>_SERVICE_PASSWORD.
# MySQL's image runs this once, when its data folder is new: as a program or, where the file's mode got lost, within its own
# shell, which a subshell protects.
(
  set -eu

  password() {
    case $(printenv "$1") in
      '' | *[!A-Za-z0-9_-]*)
        # Others would have to be escaped in SQL here and in every database URL.
        echo "$1 must be letters, digits, - and _" >&2
        return 1
        ;;
    esac
    printenv "$1"
  }

  sql=''
  for database in $DATABASES; do
    name=$(echo "$database" | tr '[:lower:]' '[:upper:]')
    migration_password=$(password "${name}_MIGRATION_PASSWORD")
    service_password=$(password "${name}_SERVICE_PASSWORD")
    # In a grant `_` is a wildcard: a_b would be axb too.
    pattern=$(echo "$database" | sed 's/_/\\_/g')
    sql="$sql
      CREATE DATABASE \`$database\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
      CREATE USER '${database}_migration'@'%' IDENTIFIED BY '$migration_password';
      CREATE USER '${database}_service'@'%' IDENTIFIED BY '$service_password';
      GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES
        ON \`$pattern\`.* TO '${database}_migration'@'%';
      GRANT SELECT, INSERT, UPDATE, DELETE ON \`$pattern\`.* TO '${database}_service'@'%';"
  done
  echo "$sql" | MYSQL_PWD=$MYSQL_ROOT_PASSWORD mysql --user=root
)
