import type { Offer } from './Offer.ts';

export interface OfferRepository {
  /** The offers of these books, by book id. Ids of any form may be asked for; books that are not offered are left out. */
  findMany(bookIds: readonly string[]): Promise<ReadonlyMap<string, Offer>>;
}
