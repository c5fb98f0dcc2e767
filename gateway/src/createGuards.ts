import { costGuard, type DemandOptions, type Schemas } from './demand-control/costGuard.ts';
import type { OperationGuard } from './engine/hooks/OperationGuard.ts';
import { operationSizeGuard, type OperationLimits } from './limits/operationSizeGuard.ts';
import { rejectRepeatedFields, type RepeatableFieldsOptions } from './limits/rejectRepeatedFields.ts';
import type { Buckets } from './rate-limits/Buckets.ts';
import { rateLimitGuard, type RateLimitOptions } from './rate-limits/rateLimitGuard.ts';

export type GuardsEnvironment = OperationLimits & RepeatableFieldsOptions & DemandOptions & RateLimitOptions;

/**
 * What an operation must pass before it is planned. Size comes first, so that the others look at nothing huge; rates come
 * last, because they need the cost and charge what passes.
 */
export function createGuards(schemas: Schemas, environment: GuardsEnvironment, buckets: Buckets): OperationGuard[] {
  return [
    operationSizeGuard(environment),
    ...(environment.NON_REPEATABLE_FIELDS.length === 0 ? [] : [rejectRepeatedFields(schemas.schema, environment)]),
    ...(environment.DEMAND_CONTROL === 'off' ? [] : [costGuard(schemas, environment)]),
    rateLimitGuard(schemas.schema, buckets, environment),
  ];
}
