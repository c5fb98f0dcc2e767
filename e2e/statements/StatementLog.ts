import { testDatabaseServerUrl } from '@online-books/tools/testing/createTestDatabase';
import { createConnection, type Connection } from 'mariadb';

/**
 * Counts the SQL statements that accounts send, as the database server itself logs them. It sees every statement of every
 * process; what connections say about themselves when they open, and probes of readiness, are not counted.
 */
export class StatementLog {
  readonly #admin: Connection;
  readonly #accounts: readonly string[];

  private constructor(admin: Connection, accounts: readonly string[]) {
    this.#admin = admin;
    this.#accounts = accounts;
  }

  /** @param databaseUrls whose accounts are watched */
  static async open(databaseUrls: readonly string[]): Promise<StatementLog> {
    const { hostname, port, username, password } = new URL(testDatabaseServerUrl());
    const admin = await createConnection({
      host: hostname,
      port: Number(port),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      allowPublicKeyRetrieval: true,
    });
    await admin.query("SET GLOBAL log_output = 'TABLE'");
    await admin.query('SET GLOBAL general_log = ON');
    return new StatementLog(
      admin,
      databaseUrls.map((url) => decodeURIComponent(new URL(url).username)),
    );
  }

  /** The statements that the accounts sent while the work was done, in order. */
  async during(work: () => Promise<void>): Promise<string[]> {
    await this.#admin.query('TRUNCATE mysql.general_log');
    await work();
    const rows = await this.#admin.query<Array<{ statement: Buffer | string }>>(
      `SELECT argument AS statement FROM mysql.general_log
       WHERE command_type IN ('Query', 'Execute') AND SUBSTRING_INDEX(user_host, '[', 1) IN (?)
         AND argument NOT LIKE 'SET %' AND argument NOT LIKE 'select @@%' AND argument <> 'SELECT 1'
       ORDER BY event_time`,
      [this.#accounts],
    );
    return rows.map(({ statement }) => statement.toString());
  }

  async close(): Promise<void> {
    await this.#admin.query('SET GLOBAL general_log = OFF');
    await this.#admin.end();
  }
}
