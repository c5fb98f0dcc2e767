import { OperationTypeNode, print } from 'graphql';

import type { PlanNode } from '../plan/PlanNode.ts';
import type { Planner } from '../planner/Planner.ts';
import type { DataKeys } from './DataKeys.ts';
import { inRootOrder } from './inRootOrder.ts';
import { rootFields } from './rootFields.ts';
import { type SingleOperation, toPlannable } from './toPlannable.ts';
import { withRootFields } from './withRootFields.ts';

/**
 * Plans an operation; null when there is nothing to fetch.
 *
 * The fields of a mutation run one after the other, each with all that is selected below it, before the next one starts
 * (GraphQL specification, section 6.2.2). Planners let the next one start early, so a mutation that is more than one
 * request is planned field by field.
 */
export async function planOperation(
  single: SingleOperation,
  keys: DataKeys,
  planner: Planner,
  signal: AbortSignal,
): Promise<PlanNode | null> {
  const fetched = [...rootFields(single)]
    .filter(([, { name }]) => !name.value.startsWith('__'))
    .map(([responseKey]) => responseKey);
  if (fetched.length === 0) return null;
  const plan = (part: SingleOperation) => planner.plan(print(toPlannable(part, keys)), signal);

  if (single.operation.operation !== OperationTypeNode.MUTATION || fetched.length === 1) return plan(single);
  // What is no good as a whole may be planned field by field nevertheless.
  const whole = await plan(single).catch(() => null);
  if (whole?.kind === 'Fetch') return whole;
  const nodes = new Map<string, PlanNode>();
  for (const responseKey of fetched) {
    const node = await plan(withRootFields(single, ({ alias, name }) => (alias ?? name).value === responseKey));
    if (node) nodes.set(responseKey, node);
  }
  return inRootOrder(single, nodes);
}
