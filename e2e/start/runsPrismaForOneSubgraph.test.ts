import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { answersReady } from '@online-books/tools/processes/waitUntilReady';
import { inRepository, root, subgraphNames } from '@online-books/tools/repository';
import { withConnection } from '@online-books/tools/database/withConnection';
import {
  createTestDatabase,
  type TestDatabase,
  testDatabaseServerUrl,
} from '@online-books/tools/testing/createTestDatabase';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const run = promisify(execFile);
const PROGRAM = inRepository('tools/run.mjs');

let databases: readonly TestDatabase[];
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  databases = await Promise.all(subgraphNames.map(createTestDatabase));
  const urls = subgraphNames.flatMap((name, at) => {
    const { url } = databases[at]!;
    const migration = Object.assign(new URL(testDatabaseServerUrl()), { pathname: new URL(url).pathname }).href;
    return [
      [`${name.toUpperCase()}_DATABASE_URL`, url],
      [`${name.toUpperCase()}_MIGRATION_DATABASE_URL`, migration],
    ];
  });
  env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...Object.fromEntries(urls) };
});

afterAll(() => Promise.all(databases.map((database) => database.drop())));

const prisma = (...args: string[]) => run(process.execPath, [PROGRAM, 'prisma', ...args], { cwd: root, env });

test.each(subgraphNames)('validates the schema of %s by its prisma.config.ts', async (name) => {
  const { stdout, stderr } = await prisma(name, 'validate');
  expect(stdout + stderr).toContain(`prisma/${name}/prisma.config.ts`);
  expect(stdout).toContain(`The schema at prisma/${name}/schema.prisma is valid`);
});

test('db seed fills the database of one subgraph', async () => {
  await prisma('users', 'db', 'seed');
  const countIn = (at: number, table: string): Promise<number> =>
    withConnection(databases[at]!.url, async (connection) => {
      const [row] = await connection.query<ReadonlyArray<{ count: bigint }>>(`SELECT COUNT(*) AS count FROM ${table}`);
      return Number(row!.count);
    });
  expect(await countIn(subgraphNames.indexOf('users'), 'User')).toBeGreaterThan(0);
  expect(await countIn(subgraphNames.indexOf('orders'), 'Offer')).toBe(0);
});

test('studio serves the database until it is stopped', async () => {
  const port = await findFreePort();
  const args = [PROGRAM, 'prisma', 'orders', 'studio', '--browser', 'none', '--port', String(port)];
  const studio = spawn(process.execPath, args, { cwd: root, env, stdio: 'ignore' });
  const exited = once(studio, 'exit');
  const responds = () =>
    fetch(`http://localhost:${port}/`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await responds())) expect(studio.exitCode).toBeNull();
  studio.kill('SIGTERM');
  await exited;
  expect(await answersReady(`http://localhost:${port}`).catch(() => false)).toBe(false);
});

test.each([[[]], [['orders']], [['elsewhere', 'studio']]])('%j shows the usage', async (args) => {
  await expect(prisma(...args)).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('npm run prisma --'),
  });
});
