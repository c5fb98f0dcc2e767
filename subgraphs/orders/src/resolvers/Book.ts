import type { BookResolvers } from './__generated__/resolverTypes.ts';
import { idOf } from './EntityReference.ts';

/** A stub: this subgraph knows a book's id, and whether the book is offered. */
export const Book: BookResolvers = {
  __resolveReference: async (representation) => ({ id: idOf(representation) }),
  price: async ({ id }, _, { loaders }) => (await loaders.offerOfBook.load(id))?.price ?? null,
  inStock: async ({ id }, _, { loaders }) => {
    const offer = await loaders.offerOfBook.load(id);
    return offer && offer.stock > 0;
  },
  timesOrdered: async ({ id }, _, { loaders }) => (await loaders.offerOfBook.load(id))?.timesOrdered ?? null,
};
