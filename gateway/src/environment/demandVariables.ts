import { flag } from '@online-books/service-kit/environment/commonVariables';
import { z } from 'zod';

/** What operations may cost, by the `@cost` and `@listSize` directives of the supergraph. */
export const demandVariables = {
  /** Whether costs are not looked at, measured and logged, or limited as well. */
  DEMAND_CONTROL: z.enum(['off', 'measure', 'enforce']).default('measure'),
  /** What an operation may be estimated to cost. About the number of objects that it asks for. */
  MAX_COST: z.coerce.number().positive().default(10_000),
  /** How long a list is taken to be of which the supergraph says nothing. */
  DEFAULT_LIST_SIZE: z.coerce.number().int().positive().default(10),
  /** Whether a client is told the costs in the answer's extensions, when it asks by the header `x-cost`. Default: in development only. */
  COST_EXTENSIONS: flag.optional(),
};
