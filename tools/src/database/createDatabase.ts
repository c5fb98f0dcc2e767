import type { Connection } from 'mariadb';

/** A database, and the account of the one service that uses it. */
export interface DatabaseAccount {
  readonly database: string;
  readonly user: string;
  readonly password: string;
}

/**
 * Creates a database and an account that may read and write rows in it, and nothing else: no other database, no schema
 * changes. Repeating it changes nothing but the password.
 */
export async function createDatabase(admin: Connection, { database, user, password }: DatabaseAccount): Promise<void> {
  const account = `${admin.escape(user)}@'%'`;
  await admin.query(
    `CREATE DATABASE IF NOT EXISTS ${admin.escapeId(database)} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
  );
  await admin.query(`CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY ${admin.escape(password)}`);
  await admin.query(`ALTER USER ${account} IDENTIFIED BY ${admin.escape(password)}`);
  await admin.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${asGrantPattern(admin, database)}.* TO ${account}`);
}

/** Removes what createDatabase made. */
export async function dropDatabase(admin: Connection, { database, user }: DatabaseAccount): Promise<void> {
  await admin.query(`DROP DATABASE IF EXISTS ${admin.escapeId(database)}`);
  await admin.query(`DROP USER IF EXISTS ${admin.escape(user)}@'%'`);
}

/** In a grant, `_` and `%` in a database's name are wildcards: `a_b` would match `axb`. */
function asGrantPattern(admin: Connection, database: string): string {
  return admin.escapeId(database.replaceAll(/[_%]/g, String.raw`\$&`));
}
