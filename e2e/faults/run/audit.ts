import type { Connection } from 'mariadb';

import type { Ledger, Purchase } from './Ledger.ts';

/** Copies of a book that are left, and copies in orders that are not canceled; by the book's id. */
export type Stock = ReadonlyMap<number, { readonly left: number; readonly ordered: number }>;

/** Faults, each told so that a person can look for it; empty where all is well. */
export interface Findings {
  /** Acknowledged orders and cancellations that are not there, or not as acknowledged. */
  readonly lost: readonly string[];
  /** Purchases that made more than one order. */
  readonly doubled: readonly string[];
  /** Sums that are not what their parts say. */
  readonly inconsistent: readonly string[];
  /** Orders whose clients were never answered: allowed, once each. */
  readonly unacknowledged: number;
  /** Transactions that the server has ended, since it was last started, as they waited for each other in a circle. */
  readonly deadlocks: number;
}

interface StoredOrder {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly customerId: string;
  readonly status: string;
  readonly subtotal: number;
  readonly total: number;
  readonly discount: number | null;
}

interface StoredItem {
  readonly orderId: string;
  readonly bookId: number;
  readonly quantity: number;
  readonly unitPrice: number;
}

/** Far more copies of each book than anybody can buy during a run. */
const PLENTY = 1_000_000;

/** Fills the shelves, so that a purchase fails for what was killed, and never for what is sold out. */
export async function fillStock(connection: Connection): Promise<void> {
  await connection.query('UPDATE orders.Offer SET stock = ?', [PLENTY]);
}

export async function takeStock(connection: Connection): Promise<Stock> {
  const rows = await connection.query<Array<{ bookId: number; stock: number; timesOrdered: number }>>(
    'SELECT bookId, stock, timesOrdered FROM orders.Offer',
  );
  return new Map(rows.map(({ bookId, stock, timesOrdered }) => [bookId, { left: stock, ordered: timesOrdered }]));
}

/** Compares what clients were told, and what there was before, with what the database holds. */
export async function audit(connection: Connection, { purchases }: Ledger, before: Stock): Promise<Findings> {
  const orders = await connection.query<StoredOrder[]>(
    `SELECT o.*, r.discount FROM orders.\`Order\` o LEFT JOIN orders.PromotionRedemption r ON r.orderId = o.id`,
  );
  const items = groupBy(
    await connection.query<StoredItem[]>('SELECT * FROM orders.OrderItem'),
    ({ orderId }) => orderId,
  );
  const byKey = groupBy(orders, ({ idempotencyKey }) => idempotencyKey);
  const ordersOf = ({ key }: Purchase) => byKey.get(key) ?? [];
  const made = purchases.flatMap(ordersOf);
  return {
    lost: purchases.flatMap((purchase) => lossesOf(purchase, ordersOf(purchase), items)),
    doubled: purchases.flatMap((purchase) =>
      ordersOf(purchase).length > 1 || purchase.orderIds.size > 1 ? [purchase.key] : [],
    ),
    inconsistent: [
      ...orders.filter((order) => !addsUp(order, items.get(order.id) ?? [])).map(({ id }) => `sums of order ${id}`),
      ...unevenStock(before, await takeStock(connection), made, items),
      ...redeemedTwice(made),
    ],
    unacknowledged: purchases.filter((purchase) => purchase.orderIds.size === 0 && ordersOf(purchase).length > 0)
      .length,
    deadlocks: await countDeadlocks(connection),
  };
}

async function countDeadlocks(connection: Connection): Promise<number> {
  const [row] = await connection.query<Array<{ count: bigint }>>(
    "SELECT COUNT AS count FROM information_schema.INNODB_METRICS WHERE NAME = 'lock_deadlocks'",
  );
  return Number(row?.count);
}

function lossesOf(
  { key, orderIds, items: asked, total, cancellation }: Purchase,
  orders: readonly StoredOrder[],
  items: ReadonlyMap<string, StoredItem[]>,
): string[] {
  return [...orderIds].flatMap((id) => {
    const order = orders.find((candidate) => candidate.id === id);
    if (!order) return [`order ${id} (${key})`];
    const stored = (items.get(id) ?? []).map(({ bookId, quantity }) => `${bookId}:${quantity}`);
    const faults: string[] = [];
    if (order.total !== total) faults.push(`the total of order ${id}`);
    if (
      stored.toSorted().join() !==
      asked
        .map(({ bookId, quantity }) => `${bookId}:${quantity}`)
        .toSorted()
        .join()
    )
      faults.push(`items of order ${id}`);
    const statuses = { none: ['PLACED'], asked: ['PLACED', 'CANCELED'], acknowledged: ['CANCELED'] };
    if (!statuses[cancellation].includes(order.status)) faults.push(`the cancellation of order ${id}`);
    return faults;
  });
}

function addsUp({ subtotal, total, discount }: StoredOrder, items: readonly StoredItem[]): boolean {
  const sum = items.reduce((amount, { quantity, unitPrice }) => amount + quantity * unitPrice, 0);
  return subtotal === sum && total === subtotal - (discount ?? 0);
}

function unevenStock(
  before: Stock,
  after: Stock,
  made: readonly StoredOrder[],
  items: ReadonlyMap<string, StoredItem[]>,
): string[] {
  const sold = new Map<number, number>();
  for (const { id, status } of made) {
    if (status === 'CANCELED') continue;
    for (const { bookId, quantity } of items.get(id) ?? []) sold.set(bookId, (sold.get(bookId) ?? 0) + quantity);
  }
  return [...before].flatMap(([bookId, { left, ordered }]) => {
    const copies = sold.get(bookId) ?? 0;
    const now = after.get(bookId);
    return now?.left === left - copies && now.ordered === ordered + copies ? [] : [`stock of book ${bookId}`];
  });
}

/** The promotion is for one order a customer, not counting those that were canceled. */
function redeemedTwice(made: readonly StoredOrder[]): string[] {
  const redeemed = made.filter(({ discount, status }) => discount !== null && status !== 'CANCELED');
  return [...groupBy(redeemed, ({ customerId }) => customerId)]
    .filter(([, orders]) => orders.length > 1)
    .map(([customerId]) => `promotion of customer ${customerId}`);
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
