import { connectionOptions } from '@online-books/service-kit/database/connectionOptions';
import { runToEnd } from '@online-books/tools/processes/runToEnd';
import { inRepository } from '@online-books/tools/repository';
import { expect, test } from '@jest/globals';
import { createConnection } from 'mariadb';

import { placeOrder } from '../support/orders.ts';
import { register } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack();

async function query<Row>(subgraph: 'orders' | 'recommendations', sql: string): Promise<Row[]> {
  const connection = await createConnection(connectionOptions(shop.stack.databases[subgraph]));
  try {
    return await connection.query(sql);
  } finally {
    await connection.end();
  }
}

/** Waits until all events are applied. */
async function untilLearned(): Promise<void> {
  for (;;) {
    const [stored] = await query<{ events: bigint }>('orders', 'SELECT COUNT(*) AS events FROM OutboxEvent');
    const [cursor] = await query<{ position: bigint }>('recommendations', 'SELECT position FROM FeedCursor');
    if (Number(cursor?.position) === Number(stored?.events)) return;
  }
}

/** All that was learned. */
const everything = async () => ({
  purchases: await query('recommendations', 'SELECT * FROM Purchase ORDER BY readerId, number'),
  neighbors: await query('recommendations', 'SELECT * FROM BookNeighbors ORDER BY bookId'),
  books: await query('recommendations', 'SELECT id, trend, isSoldOut FROM Book ORDER BY id'),
});

test('killed again and again while people buy, it has learned what it learns when it begins anew', async () => {
  const reader = await register(shop.graph);
  const { recommendations } = shop.stack.subgraphs;
  for (let round = 0; round < 4; round += 1) {
    for (let bookId = 1; bookId <= 4; bookId += 1)
      await placeOrder(reader.graph, [{ bookId: String(round * 10 + bookId) }]);
    recommendations.kill('SIGKILL');
    while (recommendations.isRunning()) await new Promise(setImmediate);
    await recommendations.start();
  }
  await untilLearned();
  const learned = await everything();
  expect(learned.purchases.length).toBeGreaterThan(1_000);

  await recommendations.stop();
  await runToEnd(process.execPath, [inRepository('subgraphs/recommendations/dist/rebuild.js')], {
    PATH: process.env['PATH'],
    DATABASE_URL: shop.stack.databases.recommendations,
  });
  expect((await everything()).purchases).toEqual([]);
  await recommendations.start();
  await untilLearned();
  expect(await everything()).toEqual(learned);
}, 180_000);
