import type { InMemoryModel } from '../../domain/learning/createInMemoryModel.ts';
import type { Purchase } from '../../domain/learning/Model.ts';
import { Prisma } from '../prisma-client/client.ts';
import { toNeighborsRow } from './neighborsRow.ts';

/** What a page of events has changed, of what was loaded. */
export interface Changes {
  /** By reader, the books whose purchases have changed. */
  readonly purchases: ReadonlyMap<string, ReadonlySet<number>>;
  readonly neighbors: ReadonlySet<number>;
  readonly trends: ReadonlySet<number>;
}

/** Stores what has changed, by a fixed number of statements. */
export async function storeModel(
  client: Prisma.TransactionClient,
  model: InMemoryModel,
  changes: Changes,
): Promise<void> {
  await storePurchases(client, model, changes);
  await storeNeighbors(client, model, changes);
  await storeBooks(client, model, changes);
}

async function storePurchases(
  client: Prisma.TransactionClient,
  model: InMemoryModel,
  { purchases }: Changes,
): Promise<void> {
  const stored: Array<Purchase & { readonly readerId: string }> = [];
  const removed: Array<readonly [readerId: string, bookId: number]> = [];
  for (const [readerId, bookIds] of purchases) {
    const owned = new Map(model.purchasesOf(readerId).map((purchase) => [purchase.bookId, purchase]));
    for (const bookId of bookIds) {
      const purchase = owned.get(bookId);
      if (purchase) stored.push({ readerId, ...purchase });
      else removed.push([readerId, bookId]);
    }
  }
  if (stored.length > 0) {
    const rows = stored.map(
      ({ readerId, bookId, number, basket, at, orders }) =>
        Prisma.sql`(${readerId}, ${bookId}, ${number}, ${basket}, ${at}, ${orders})`,
    );
    await client.$executeRaw`
      INSERT INTO Purchase (readerId, bookId, number, basket, at, orders) VALUES ${Prisma.join(rows)}
      ON DUPLICATE KEY UPDATE number = VALUES(number), basket = VALUES(basket), at = VALUES(at), orders = VALUES(orders)`;
  }
  if (removed.length > 0) {
    await client.purchase.deleteMany({ where: { OR: removed.map(([readerId, bookId]) => ({ readerId, bookId })) } });
  }
}

async function storeNeighbors(
  client: Prisma.TransactionClient,
  model: InMemoryModel,
  { neighbors }: Changes,
): Promise<void> {
  if (neighbors.size === 0) return;
  const rows = [...neighbors].map((id) => {
    const { bookId, at, neighbors: bytes } = toNeighborsRow(id, model.neighborsOf(id));
    return Prisma.sql`(${bookId}, ${at}, ${bytes})`;
  });
  await client.$executeRaw`
    INSERT INTO BookNeighbors (bookId, at, neighbors) VALUES ${Prisma.join(rows)}
    ON DUPLICATE KEY UPDATE at = VALUES(at), neighbors = VALUES(neighbors)`;
}

/** Books that the catalogue does not have are left out. */
async function storeBooks(client: Prisma.TransactionClient, model: InMemoryModel, { trends }: Changes): Promise<void> {
  if (trends.size > 0) {
    const rows = JSON.stringify([...trends].map((id) => [id, model.trendOf(id)]));
    await client.$executeRaw`
      UPDATE JSON_TABLE(${rows}, '$[*]' COLUMNS (id INT PATH '$[0]', trend DOUBLE PATH '$[1]')) AS changed
        STRAIGHT_JOIN Book FORCE INDEX (PRIMARY) ON Book.id = changed.id
      SET Book.trend = changed.trend`;
  }
  if (model.soldOut.size > 0) {
    const rows = JSON.stringify([...model.soldOut].map(([id, isSoldOut]) => [id, Number(isSoldOut)]));
    await client.$executeRaw`
      UPDATE JSON_TABLE(${rows}, '$[*]' COLUMNS (id INT PATH '$[0]', isSoldOut INT PATH '$[1]')) AS changed
        STRAIGHT_JOIN Book FORCE INDEX (PRIMARY) ON Book.id = changed.id
      SET Book.isSoldOut = changed.isSoldOut`;
  }
}
