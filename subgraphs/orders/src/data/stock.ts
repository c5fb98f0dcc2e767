import type { Prisma } from './prisma-client/client.ts';

/** Takes the copies of a stored order out of stock, all its items by one statement. The offers are locked already. */
export async function takeFromStock(client: Prisma.TransactionClient, orderId: string): Promise<void> {
  await client.$executeRaw`
    UPDATE OrderItem STRAIGHT_JOIN Offer ON Offer.bookId = OrderItem.bookId
    SET Offer.stock = Offer.stock - OrderItem.quantity,
        Offer.timesOrdered = Offer.timesOrdered + OrderItem.quantity
    WHERE OrderItem.orderId = ${orderId}`;
}

/**
 * Puts the copies of an order back in stock, all its items by one statement. The join is straight so that the offers are
 * locked in the sequence of the items' primary key: by ascending book id, as purchases lock them.
 */
export async function returnToStock(client: Prisma.TransactionClient, orderId: string): Promise<void> {
  await client.$executeRaw`
    UPDATE OrderItem FORCE INDEX (PRIMARY) STRAIGHT_JOIN Offer ON Offer.bookId = OrderItem.bookId
    SET Offer.stock = Offer.stock + OrderItem.quantity,
        Offer.timesOrdered = Offer.timesOrdered - OrderItem.quantity
    WHERE OrderItem.orderId = ${orderId}`;
}
