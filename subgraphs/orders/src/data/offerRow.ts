import type { Offer } from '../domain/Offer.ts';

/** The columns of an offer. A raw query gives what is unsigned as a bigint. */
export interface OfferRow {
  readonly bookId: number;
  readonly price: number;
  readonly currency: string;
  readonly stock: number | bigint;
  readonly timesOrdered: number | bigint;
}

/** Offers by the book ids of the domain, which are text. */
export function toOffers(rows: readonly OfferRow[]): Map<string, Offer> {
  return new Map(rows.map(toOffer).map((offer) => [offer.bookId, offer]));
}

function toOffer({ bookId, price, currency, stock, timesOrdered }: OfferRow): Offer {
  return {
    bookId: String(bookId),
    price: { amount: price, currency },
    stock: Number(stock),
    timesOrdered: Number(timesOrdered),
  };
}
