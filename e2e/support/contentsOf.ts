import { withConnection } from '@online-books/tools/database/withConnection';
import type { Stack } from '@online-books/tools/stack/startStack';
import type { Connection } from 'mariadb';

/** A checksum of what each table has, by its name: two that are equal are of the same contents. */
export type Contents = Readonly<Record<string, string>>;

/** What the databases of a stack have, except for what they remember of attempts to sign in: who is refused is counted. */
export async function contentsOf({ databases }: Stack): Promise<Contents> {
  const contents = await Promise.all(Object.values(databases).map((url) => withConnection(url, checksums)));
  return Object.assign({}, ...contents) as Contents;
}

async function checksums(connection: Connection): Promise<Contents> {
  const tables: Array<{ name: string }> = await connection.query(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = DATABASE() AND table_name <> 'LoginBudget' ORDER BY table_name`,
  );
  const names = tables.map(({ name }) => connection.escapeId(name));
  const rows: Array<{ Table: string; Checksum: bigint | number }> = await connection.query(
    `CHECKSUM TABLE ${names.join(', ')}`,
  );
  return Object.fromEntries(rows.map(({ Table, Checksum }) => [Table, String(Checksum)]));
}
