import type { ReturnedItem } from '../domain/OrderEvent.ts';
import type { Prisma } from './prisma-client/client.ts';

// A server that takes a table for empty, as it may after it was killed, would rather read it whole, and lock what others are
// buying. So both statements say how rows are found: by the items' primary key, and each item's offer by its own. Offers are
// then locked by ascending book id, as purchases lock them.

/** Takes the copies of a stored order out of stock, all its items by one statement. The offers are locked already. */
export async function takeFromStock(client: Prisma.TransactionClient, orderId: string): Promise<void> {
  await client.$executeRaw`
    UPDATE OrderItem FORCE INDEX (PRIMARY)
      STRAIGHT_JOIN Offer FORCE INDEX (PRIMARY) ON Offer.bookId = OrderItem.bookId
    SET Offer.stock = Offer.stock - OrderItem.quantity,
        Offer.timesOrdered = Offer.timesOrdered + OrderItem.quantity
    WHERE OrderItem.orderId = ${orderId}`;
}

/** Puts the copies of an order back in stock, all its items by one statement. */
export async function returnToStock(client: Prisma.TransactionClient, orderId: string): Promise<void> {
  await client.$executeRaw`
    UPDATE OrderItem FORCE INDEX (PRIMARY)
      STRAIGHT_JOIN Offer FORCE INDEX (PRIMARY) ON Offer.bookId = OrderItem.bookId
    SET Offer.stock = Offer.stock + OrderItem.quantity,
        Offer.timesOrdered = Offer.timesOrdered - OrderItem.quantity
    WHERE OrderItem.orderId = ${orderId}`;
}

/** The items of an order that was returned to stock, with what is in stock of each since. */
export async function findReturned(client: Prisma.TransactionClient, orderId: string): Promise<ReturnedItem[]> {
  const rows = await client.$queryRaw<Array<{ bookId: number; quantity: number; stock: number | bigint }>>`
    SELECT OrderItem.bookId, OrderItem.quantity, Offer.stock
    FROM OrderItem JOIN Offer ON Offer.bookId = OrderItem.bookId
    WHERE OrderItem.orderId = ${orderId}`;
  return rows.map(({ bookId, quantity, stock }) => ({ bookId: String(bookId), quantity, stock: Number(stock) }));
}
