import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { entrust } from '../processes/entrust.ts';
import { findFreePort } from '../processes/findFreePort.ts';
import { createTestDatabase } from '../testing/createTestDatabase.ts';
import type { StackPlace } from './StackPlace.ts';

/** A place for a test: databases of its own on the tests' server, a temporary folder and free ports. */
export async function openTemporaryPlace(): Promise<StackPlace> {
  const folder = await mkdtemp(path.join(tmpdir(), 'online-books-stack-'));
  const release = entrust({ path: folder });
  const [users, orders, recommendations] = await Promise.all([
    createTestDatabase('users'),
    createTestDatabase('orders'),
    createTestDatabase('recommendations'),
  ]);
  return {
    folder,
    databases: { users: users.url, orders: orders.url, recommendations: recommendations.url },
    ports: {
      gateway: await findFreePort(),
      users: await findFreePort(),
      orders: await findFreePort(),
      recommendations: await findFreePort(),
    },
    async release() {
      await Promise.all([users, orders, recommendations].map((database) => database.drop()));
      await rm(folder, { recursive: true, force: true });
      release();
    },
  };
}
