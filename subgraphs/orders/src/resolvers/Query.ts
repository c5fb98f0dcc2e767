import type { QueryResolvers } from './__generated__/resolverTypes.ts';
import { findOrder } from './findOrder.ts';

export const Query: QueryResolvers = {
  order: (_, { id }, context) => findOrder(id, context),
};
