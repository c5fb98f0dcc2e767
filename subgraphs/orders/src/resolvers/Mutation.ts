import { requireScope, requireViewer } from '@online-books/service-kit/identity/requireViewer';

import { cancelOrder } from '../domain/cancelOrder.ts';
import { createOrder } from '../domain/createOrder.ts';
import { shipOrder } from '../domain/shipOrder.ts';
import type { MutationResolvers } from './__generated__/resolverTypes.ts';
import { clearLoaders } from './clearLoaders.ts';
import { toCancelOrderResult } from './toCancelOrderResult.ts';
import { toCreateOrderResult } from './toCreateOrderResult.ts';
import { toShipOrderResult } from './toShipOrderResult.ts';

export const Mutation: MutationResolvers = {
  async createOrder(_, { input }, context) {
    const purchase = createOrder(context.dependencies, requireViewer(context).id, input);
    return toCreateOrderResult(await purchase.finally(() => clearLoaders(context)));
  },

  async cancelOrder(_, { id }, context) {
    const cancellation = cancelOrder(context.dependencies, requireViewer(context).id, id);
    return toCancelOrderResult(await cancellation.finally(() => clearLoaders(context)));
  },

  async shipOrder(_, { id }, context) {
    requireScope(context, 'orders:ship');
    const shipment = shipOrder(context.dependencies, id);
    return toShipOrderResult(await shipment.finally(() => clearLoaders(context)));
  },
};
