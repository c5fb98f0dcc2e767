import { createInMemoryModel, type InMemoryModel } from '../../domain/learning/createInMemoryModel.ts';
import type { LearningEvent } from '../../domain/learning/LearningEvent.ts';
import type { Purchase } from '../../domain/learning/Model.ts';
import type { ModelSettings } from '../../domain/learning/ModelSettings.ts';
import { Prisma } from '../prisma-client/client.ts';
import { type NeighborsRow, toNeighborList } from './neighborsRow.ts';

interface PurchaseRow extends Purchase {
  readonly readerId: string;
}

const COLUMNS = Prisma.raw(
  'Purchase.readerId, Purchase.bookId, Purchase.number, Purchase.basket, Purchase.at, Purchase.orders',
);

/** Reads what learning these events touches, by a fixed number of statements. */
export async function loadModel(
  client: Prisma.TransactionClient,
  events: readonly LearningEvent[],
  settings: ModelSettings,
): Promise<InMemoryModel> {
  const model = createInMemoryModel();
  const orders = events.filter((event) => event.type === 'OrderPlaced' || event.type === 'OrderCanceled');
  const readers = [...new Set(orders.map(({ readerId }) => readerId))];
  const pairs = orders.flatMap(({ readerId, bookIds }) => bookIds.map((bookId) => [readerId, bookId] as const));
  if (pairs.length === 0) return model;

  const rows = [
    ...(await findLatest(client, readers, settings.window)),
    ...(await findAround(client, pairs, settings.window)),
  ];
  for (const readerId of readers) {
    const byBook = new Map(rows.filter((row) => row.readerId === readerId).map((row) => [row.bookId, row]));
    const purchases = [...byBook.values()].map(({ readerId: _readerId, ...purchase }) => purchase);
    model.purchases.set(
      readerId,
      purchases.toSorted((a, b) => a.number - b.number),
    );
  }

  const bookIds = [...new Set([...rows.map(({ bookId }) => bookId), ...pairs.map(([, bookId]) => bookId)])];
  for (const row of await client.bookNeighbors.findMany({ where: { bookId: { in: bookIds } } }))
    model.neighbors.set(row.bookId, toNeighborList(row satisfies NeighborsRow));
  const ordered = [...new Set(pairs.map(([, bookId]) => bookId))];
  for (const { id, trend } of await client.book.findMany({
    where: { id: { in: ordered } },
    select: { id: true, trend: true },
  }))
    model.trends.set(id, trend);
  return model;
}

/** Each reader's latest purchases, with which new ones are paired. */
function findLatest(
  client: Prisma.TransactionClient,
  readers: readonly string[],
  window: number,
): Promise<PurchaseRow[]> {
  const selects = readers.map(
    (readerId) => Prisma.sql`(
      SELECT ${COLUMNS} FROM Purchase WHERE readerId = ${readerId} ORDER BY number DESC LIMIT ${window})`,
  );
  return client.$queryRaw<PurchaseRow[]>(Prisma.sql`${Prisma.join(selects, ' UNION ALL ')}`);
}

/** Those of these books that readers own already, and what they bought around them. */
function findAround(
  client: Prisma.TransactionClient,
  pairs: ReadonlyArray<readonly [readerId: string, bookId: number]>,
  window: number,
): Promise<PurchaseRow[]> {
  return client.$queryRaw<PurchaseRow[]>`
    SELECT DISTINCT ${COLUMNS}
    FROM JSON_TABLE(${JSON.stringify(pairs)}, '$[*]' COLUMNS (readerId CHAR(36) PATH '$[0]', bookId INT PATH '$[1]')) AS pair
      STRAIGHT_JOIN Purchase AS owned FORCE INDEX (PRIMARY)
        ON owned.readerId = pair.readerId COLLATE utf8mb4_unicode_ci AND owned.bookId = pair.bookId
      STRAIGHT_JOIN Purchase FORCE INDEX (Purchase_readerId_number_idx)
        ON Purchase.readerId = owned.readerId
          AND Purchase.number BETWEEN owned.number - ${window} AND owned.number + ${window}`;
}
