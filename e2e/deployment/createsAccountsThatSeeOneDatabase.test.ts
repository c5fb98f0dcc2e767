import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { connectionOptions } from '@online-books/service-kit/database/connectionOptions';
import { inRepository } from '@online-books/tools/repository';
import { testDatabaseServerUrl } from '@online-books/tools/testing/createTestDatabase';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, createConnection } from 'mariadb';

const script = inRepository('k8s/mysql/create-accounts.sh');
const run = randomBytes(3).toString('hex');
const [mine, other] = [`mine_${run}`, `other_${run}`];
const passwords = Object.fromEntries(
  [mine, other].flatMap((name) =>
    ['MIGRATION', 'SERVICE'].map((account) => [`${name}_${account}_PASSWORD`.toUpperCase(), `p-${account}_${run}`]),
  ),
);

/** What the script tells the server: a program called `mysql` takes the place of the client, and writes it down. */
function statementsOf(environment: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'accounts-'));
  try {
    const [client, output] = [path.join(folder, 'mysql'), path.join(folder, 'statements.sql')];
    writeFileSync(client, `#!/bin/sh\ncat > "${output}"\n`);
    chmodSync(client, 0o755);
    const PATH = `${folder}:/usr/bin:/bin`;
    execFileSync('sh', [script], { env: { PATH, MYSQL_ROOT_PASSWORD: 'root', ...environment }, stdio: 'pipe' });
    return readFileSync(output, 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function as<Result>(account: string, database: string, work: (connection: Connection) => Promise<Result>) {
  const password = passwords[`${account}_PASSWORD`.toUpperCase()];
  const options = connectionOptions(testDatabaseServerUrl());
  const connection = await createConnection({ ...options, user: account, password: password ?? '', database });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

let admin: Connection;
beforeAll(async () => {
  admin = await createConnection({ ...connectionOptions(testDatabaseServerUrl()), multipleStatements: true });
  await admin.query(statementsOf({ DATABASES: `${mine} ${other}`, ...passwords }));
  await admin.query(`CREATE TABLE ${other}.secret (a INT)`);
});
afterAll(async () => {
  for (const name of [mine, other]) {
    await admin.query(`DROP DATABASE IF EXISTS ${name}; DROP USER IF EXISTS ${name}_service, ${name}_migration`);
  }
  await admin.end();
});

test('the migrating account changes the structure, the serving one rows only', async () => {
  await as(`${mine}_migration`, mine, async (connection) => {
    await connection.query('CREATE TABLE parent (id INT PRIMARY KEY)');
    await connection.query('CREATE TABLE child (id INT, FOREIGN KEY (id) REFERENCES parent (id))');
    await connection.query('ALTER TABLE child ADD COLUMN word TEXT, ADD FULLTEXT INDEX child_word_idx (word)');
  });
  await as(`${mine}_service`, mine, async (connection) => {
    await connection.query('INSERT INTO parent VALUES (1)');
    await expect(connection.query('DROP TABLE child')).rejects.toThrow(/denied/);
    await expect(connection.query('CREATE TABLE third (id INT)')).rejects.toThrow(/denied/);
  });
});

test.each(['service', 'migration'])('the %s account sees no other database', async (account) => {
  await as(`${mine}_${account}`, mine, async (connection) => {
    await expect(connection.query(`SELECT * FROM ${other}.secret`)).rejects.toThrow(/denied/);
    const databases: Array<{ Database: string }> = await connection.query('SHOW DATABASES');
    expect(databases.map(({ Database }) => Database)).not.toContain(other);
  });
});

test('an underscore in a name is no wildcard', async () => {
  const grants: Array<Record<string, string>> = await admin.query(`SHOW GRANTS FOR ${mine}_service`);
  expect(JSON.stringify(grants)).toContain(`mine\\\\_${run}`);
});

test.each([
  ['is missing', {}],
  ['would have to be escaped', { [`${mine}_SERVICE_PASSWORD`.toUpperCase()]: "it's" }],
])('a password that %s stops the script', (_, given) => {
  const environment = { ...passwords, [`${mine}_SERVICE_PASSWORD`.toUpperCase()]: '', ...given };
  expect(() => statementsOf({ DATABASES: mine, ...environment })).toThrow(/MINE_.*_SERVICE_PASSWORD must be letters/);
});
