import type { Connection } from 'mariadb';

import {
  type DatabaseDescription,
  describeColumn,
  describeForeignKey,
  describeIndex,
  type TableDescription,
} from './TableDescription.ts';

/** The tables of the connection's database, all but the one that migrations keep. */
export async function describeDatabase(connection: Connection): Promise<DatabaseDescription> {
  const tables: Array<{ name: string }> = await connection.query(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = DATABASE() AND table_name <> '_prisma_migrations'`,
  );
  return Object.fromEntries(
    await Promise.all(tables.map(async ({ name }) => [name, await describeTable(connection, name)] as const)),
  );
}

async function describeTable(connection: Connection, table: string): Promise<TableDescription> {
  const foreignKeys = await readForeignKeys(connection, table);
  const indexes = await readIndexes(connection, table);
  return {
    columns: await readColumns(connection, table),
    // InnoDB makes an index of its own for a foreign key that has none, and calls it like the key.
    indexes: Object.fromEntries(Object.entries(indexes).filter(([name]) => !(name in foreignKeys))),
    foreignKeys,
  };
}

async function readColumns(connection: Connection, table: string): Promise<Record<string, string>> {
  const rows: Array<Record<'name' | 'type' | 'nullable', string> & Record<'byDefault' | 'collation', string | null>> =
    await connection.query(
      `SELECT column_name AS name, column_type AS type, is_nullable AS nullable, column_default AS byDefault,
       collation_name AS collation
     FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = ? ORDER BY ordinal_position`,
      [table],
    );
  return Object.fromEntries(
    rows.map(({ name, type, nullable, byDefault, collation }) => [
      name,
      describeColumn({
        type: withoutDisplayWidth(type),
        isRequired: nullable === 'NO',
        byDefault: plainDefault(byDefault),
        collation,
      }),
    ]),
  );
}

/** MariaDB says `int(11)` where MySQL says `int`. */
function withoutDisplayWidth(type: string): string {
  return type.replace(/^((?:tiny|small|medium|big)?int)\(\d+\)/, '$1');
}

/** MariaDB says `'PLACED'` and `NULL` where MySQL says `PLACED` and nothing. */
function plainDefault(byDefault: string | null): string | null {
  if (byDefault === null || byDefault === 'NULL') return null;
  return byDefault.replace(/^'(.*)'$/, '$1').replace(/^CURRENT_TIMESTAMP/, 'current_timestamp');
}

async function readIndexes(connection: Connection, table: string): Promise<Record<string, string>> {
  const rows: Array<{ name: string; isUnique: number | bigint; type: string; columns: string }> =
    await connection.query(
      `SELECT index_name AS name, MIN(non_unique) = 0 AS isUnique, MIN(index_type) AS type,
       GROUP_CONCAT(CONCAT(column_name, IF(collation = 'D', ' desc', '')) ORDER BY seq_in_index) AS columns
     FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? GROUP BY index_name`,
      [table],
    );
  return Object.fromEntries(
    rows.map(({ name, isUnique, type, columns }) => {
      const kind = type === 'FULLTEXT' ? 'fulltext' : isUnique ? 'unique' : 'index';
      return [name, describeIndex(kind, columns.split(','))];
    }),
  );
}

async function readForeignKeys(connection: Connection, table: string): Promise<Record<string, string>> {
  const rows: Array<Record<'name' | 'columns' | 'target' | 'references' | 'onDelete' | 'onUpdate', string>> =
    await connection.query(
      `SELECT rules.constraint_name AS name, MIN(rules.referenced_table_name) AS target,
         GROUP_CONCAT(keys_.column_name ORDER BY keys_.ordinal_position) AS columns,
         GROUP_CONCAT(keys_.referenced_column_name ORDER BY keys_.ordinal_position) AS \`references\`,
         LOWER(MIN(rules.delete_rule)) AS onDelete, LOWER(MIN(rules.update_rule)) AS onUpdate
       FROM information_schema.referential_constraints rules
       JOIN information_schema.key_column_usage keys_ USING (constraint_schema, constraint_name, table_name)
       WHERE rules.constraint_schema = DATABASE() AND rules.table_name = ? GROUP BY rules.constraint_name`,
      [table],
    );
  return Object.fromEntries(
    rows.map(({ name, columns, target, references, onDelete, onUpdate }) => [
      name,
      describeForeignKey({
        columns: columns.split(','),
        table: target,
        references: references.split(','),
        onDelete,
        onUpdate,
      }),
    ]),
  );
}
