import type { BookResolvers } from './__generated__/resolverTypes.ts';
import { idOf } from './EntityReference.ts';

/** A book is known by its id, and offered or not. */
export const Book: BookResolvers = {
  __resolveReference: async (representation) => ({ id: idOf(representation) }),
  price: async ({ id }, _, { loaders }) => (await loaders.offers.load(id))?.price ?? null,
  inStock: async ({ id }, _, { loaders }) => {
    const offer = await loaders.offers.load(id);
    return offer && offer.stock > 0;
  },
  timesOrdered: async ({ id }, _, { loaders }) => (await loaders.offers.load(id))?.timesOrdered ?? null,
};
