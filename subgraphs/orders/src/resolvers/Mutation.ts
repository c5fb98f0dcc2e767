import type { MutationResolvers } from './__generated__/resolverTypes.ts';
import { signedIn } from './signedIn.ts';
import { toCancelOrderResult } from './toCancelOrderResult.ts';
import { toCreateOrderResult } from './toCreateOrderResult.ts';

export const Mutation: MutationResolvers = {
  createOrder: async (_, { input }, context) => toCreateOrderResult(await signedIn(context).createOrder(input)),
  cancelOrder: async (_, { id }, context) => toCancelOrderResult(await signedIn(context).cancelOrder(id)),
};
