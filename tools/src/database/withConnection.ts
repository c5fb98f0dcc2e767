import { connectionOptions } from '@online-books/service-kit/database/connectionOptions';
import { type Connection, createConnection } from 'mariadb';

/** Runs `work` with a connection of its own, and closes it. */
export async function withConnection<Result>(
  databaseUrl: string,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const connection = await createConnection(connectionOptions(databaseUrl));
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}
