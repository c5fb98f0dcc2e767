import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { connectionOptions } from '@online-books/service-kit/database/connectionOptions';
import { afterAll, expect, test } from '@jest/globals';
import { createConnection } from 'mariadb';

import { register, uniqueName } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

/** While this file is there, the users subgraph is killed at the moment at which it begins to answer a POST. */
const killing = path.join(tmpdir(), uniqueName('kill'));
const KILLED = `
  import { existsSync, rmSync } from 'node:fs';
  import { ServerResponse } from 'node:http';
  const { writeHead } = ServerResponse.prototype;
  ServerResponse.prototype.writeHead = function (...head) {
    if (this.req.method === 'POST' && existsSync(${JSON.stringify(killing)})) {
      rmSync(${JSON.stringify(killing)});
      process.kill(process.pid, 'SIGKILL');
    }
    return writeHead.apply(this, head);
  };`;

const shop = useStack({
  subgraphEnvironment: (name) =>
    name === 'users' ? { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(KILLED)}` } : {},
});
afterAll(() => rmSync(killing, { force: true }));

const REFRESH = `
  mutation ($refreshToken: String!) {
    refresh(refreshToken: $refreshToken) {
      __typename
      ... on RefreshSuccess { session { accessToken refreshToken user { username } } }
    }
  }`;

interface Refreshed {
  readonly refresh: {
    readonly __typename: string;
    readonly session: { readonly accessToken: string; readonly refreshToken: string };
  };
}

const refresh = async (refreshToken: string) => (await shop.graph.get<Refreshed>(REFRESH, { refreshToken })).refresh;

const OVER = { __typename: 'InvalidRefreshToken' };

/** Runs a statement in the database of the users subgraph. */
async function execute(sql: string, values: readonly string[] = []): Promise<unknown> {
  const connection = await createConnection(connectionOptions(shop.stack.databases.users));
  try {
    return await connection.query(sql, values);
  } finally {
    await connection.end();
  }
}

test('eight concurrent refreshes return the same refresh token', async () => {
  const person = await register(shop.graph);
  const tabs = await Promise.all(Array.from({ length: 8 }, () => refresh(person.refreshToken)));
  const tokens = new Set(tabs.map(({ session }) => session.refreshToken));
  expect(tokens.size).toBe(1);
  for (const { session } of tabs)
    expect(await shop.graph.as(session.accessToken).get('{ me { username } }')).toEqual({
      me: { username: person.username },
    });
  expect(await refresh([...tokens][0]!)).toMatchObject({ __typename: 'RefreshSuccess' });
});

test('a crash between commit and response keeps the session', async () => {
  const person = await register(shop.graph);
  writeFileSync(killing, '');
  const lost = await shop.graph.ask<Refreshed>(REFRESH, { refreshToken: person.refreshToken });
  expect(lost).toMatchObject({ data: { refresh: null } });
  expect(existsSync(killing)).toBe(false);
  const isSpent = 'SELECT 1 FROM RefreshToken WHERE spentAt IS NOT NULL AND hash = UNHEX(SHA2(?, 256))';
  expect(await execute(isSpent, [person.refreshToken])).toHaveLength(1);
  await shop.stack.subgraphs.users.start();

  const again = await refresh(person.refreshToken);
  expect(again).toMatchObject({ __typename: 'RefreshSuccess', session: { user: { username: person.username } } });
  expect(await refresh(again.session.refreshToken)).toMatchObject({ __typename: 'RefreshSuccess' });
}, 30_000);

test('a spent token ends the session after the grace period', async () => {
  const person = await register(shop.graph);
  const { session } = await refresh(person.refreshToken);
  await execute('UPDATE RefreshToken SET spentAt = spentAt - INTERVAL 31 SECOND WHERE spentAt IS NOT NULL');
  expect(await refresh(person.refreshToken)).toEqual(OVER);
  expect(await refresh(session.refreshToken)).toEqual(OVER);
});
