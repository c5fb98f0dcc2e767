import { connectionOptions } from '@online-books/service-kit/database/connectionOptions';
import { testDatabaseServerUrl } from '@online-books/tools/testing/createTestDatabase';
import { createConnection, type Connection } from 'mariadb';

/** Longer than whoever has the log needs it. In seconds. */
const LONGEST_TURN = 300;

interface LogSettings {
  readonly output: string;
  readonly isOn: number | bigint;
}

/**
 * Counts the SQL statements that accounts send, as the database server itself logs them. It sees every statement of every
 * process; what connections say about themselves when they open, and probes of readiness, are not counted.
 *
 * The log is the server's, which may serve other test runs: they take turns to switch it on, nothing is removed from it, and
 * its settings are put back.
 */
export class StatementLog {
  readonly #admin: Connection;
  readonly #accounts: readonly string[];
  readonly #found: LogSettings;

  private constructor(admin: Connection, accounts: readonly string[], found: LogSettings) {
    this.#admin = admin;
    this.#accounts = accounts;
    this.#found = found;
  }

  /**
   * Waits for its turn, which ends when it is closed.
   *
   * @param databaseUrls whose accounts are watched
   */
  static async open(databaseUrls: readonly string[]): Promise<StatementLog> {
    const admin = await createConnection(connectionOptions(testDatabaseServerUrl()));
    // The server's lock ends with this connection.
    await admin.query("SELECT GET_LOCK('statement-log', ?)", [LONGEST_TURN]);
    const [found] = await admin.query<[LogSettings]>(
      'SELECT @@GLOBAL.log_output AS output, @@GLOBAL.general_log AS isOn',
    );
    await admin.query("SET GLOBAL log_output = 'TABLE'");
    await admin.query('SET GLOBAL general_log = ON');
    return new StatementLog(
      admin,
      databaseUrls.map((url) => decodeURIComponent(new URL(url).username)),
      found,
    );
  }

  /** The statements that the accounts sent while the work was done, in order. */
  async during(work: () => Promise<void>): Promise<string[]> {
    const [{ start }] = await this.#admin.query<[{ start: string }]>('SELECT CAST(NOW(6) AS CHAR) AS start');
    await work();
    const rows = await this.#admin.query<Array<{ statement: Buffer | string }>>(
      `SELECT argument AS statement FROM mysql.general_log
       WHERE event_time >= ? AND command_type IN ('Query', 'Execute') AND SUBSTRING_INDEX(user_host, '[', 1) IN (?)
         AND argument NOT LIKE 'SET %' AND argument NOT LIKE 'select @@%' AND argument <> 'SELECT 1'
       ORDER BY event_time`,
      [start, this.#accounts],
    );
    return rows.map(({ statement }) => statement.toString());
  }

  async close(): Promise<void> {
    await this.#admin.query('SET GLOBAL general_log = ?', [Number(this.#found.isOn)]);
    await this.#admin.query('SET GLOBAL log_output = ?', [this.#found.output]);
    await this.#admin.end();
  }
}
