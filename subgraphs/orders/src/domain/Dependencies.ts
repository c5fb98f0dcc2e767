import type { CancelOrderDependencies } from './cancelOrder.ts';
import type { CreateOrderDependencies } from './createOrder.ts';
import type { PromotionReport } from './PromotionReport.ts';
import type { ShipOrderDependencies } from './shipOrder.ts';

/** What the use cases of this subgraph work with. */
export interface Dependencies extends CreateOrderDependencies, CancelOrderDependencies, ShipOrderDependencies {
  readonly promotionReport: PromotionReport;
}
