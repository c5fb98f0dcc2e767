import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { z } from 'zod';

import type { PastOrder } from '../domain/replayHistory.ts';
import type { OpeningOffer } from './addMissingOrders.ts';

const folder = path.join(import.meta.dirname, '../../../../prisma/orders/seed');
const moment = z.iso.datetime().transform((text) => new Date(text));
const bookId = z.int32().positive();

const offersFile = z.array(
  z.strictObject({
    bookId,
    price: z.int32().positive(),
    currency: z.literal('USD'),
    stock: z.int32().nonnegative(),
  }),
);

const ordersFile = z.array(
  z.strictObject({
    id: z.uuidv7(),
    customerId: z.uuid(),
    placedAt: moment,
    status: z.enum(['PLACED', 'SHIPPED', 'CANCELED']),
    canceledAt: moment.nullable().default(null),
    items: z.array(z.strictObject({ bookId: bookId.transform(String), quantity: z.int().min(1).max(99) })).min(1),
  }),
);

/** What the shop opens with. */
export interface Opening {
  readonly offers: readonly OpeningOffer[];
  /** In the sequence in which they were placed. */
  readonly orders: readonly PastOrder[];
}

/**
 * Reads the offers and the orders that the shop opens with.
 *
 * @throws when a file breaks a rule of the database, which would otherwise shorten or skip what it inserts.
 */
export async function readOpening(): Promise<Opening> {
  const [offers, orders] = await Promise.all([read('offers.json', offersFile), read('orders.json', ordersFile)]);
  return { offers, orders: orders.toSorted((first, second) => first.placedAt.getTime() - second.placedAt.getTime()) };
}

async function read<Schema extends z.ZodType>(name: string, schema: Schema): Promise<z.output<Schema>> {
  return schema.parse(JSON.parse(await readFile(path.join(folder, name), 'utf8')));
}
