import { type FieldNode, OperationTypeNode, parse, print } from 'graphql';

import type { PlanNode } from '../plan/PlanNode.ts';
import type { Planner } from '../planner/Planner.ts';
import type { DataKeys } from './DataKeys.ts';
import { inRootOrder } from './inRootOrder.ts';
import { rootFieldNodes, rootFields } from './rootFields.ts';
import { singleOperation } from './singleOperation.ts';
import { type SingleOperation, toPlannable } from './toPlannable.ts';
import { withRootFields } from './withRootFields.ts';

/**
 * Plans an operation; null when there is nothing to fetch.
 *
 * The fields of a mutation run one after the other, each with all that is selected below it, before the next one starts
 * (GraphQL specification, section 6.2.2). Planners let the next one start early, and were seen to send them in another order, so
 * a mutation that is not one request for its fields in their order is planned field by field.
 */
export async function planOperation(
  single: SingleOperation,
  keys: DataKeys,
  planner: Planner,
  signal: AbortSignal,
): Promise<PlanNode | null> {
  const fetched = [...rootFields(single)].filter(([, field]) => isFetched(field)).map(([responseKey]) => responseKey);
  if (fetched.length === 0) return null;
  const plan = (part: SingleOperation) => planner.plan(print(toPlannable(part, keys)), signal);

  if (single.operation.operation !== OperationTypeNode.MUTATION || fetched.length === 1) return plan(single);
  // What is no good as a whole may be planned field by field nevertheless.
  const whole = await plan(single).catch(() => null);
  if (whole?.kind === 'Fetch' && asksInOrder(whole.document, single, keys)) return whole;
  const nodes = new Map<string, PlanNode>();
  for (const responseKey of fetched) {
    const node = await plan(withRootFields(single, ({ alias, name }) => (alias ?? name).value === responseKey));
    if (node) nodes.set(responseKey, node);
  }
  return inRootOrder(single, nodes);
}

/** Whether a document has the root fields of an operation in their order, whatever conditions leave out. */
function asksInOrder(document: string, single: SingleOperation, keys: DataKeys): boolean {
  const wanted = [...rootFieldNodes(single)].filter(isFetched).map((field) => keys.of(field));
  const made = singleOperation(parse(document, { noLocation: true }));
  const asked = [...rootFieldNodes(made)].filter(isFetched).map(({ alias, name }) => (alias ?? name).value);
  const hasOneOfEach = new Set(wanted).size === wanted.length;
  return hasOneOfEach ? isEqual([...new Set(asked)], wanted) : isEqual(asked, wanted);
}

function isFetched({ name }: FieldNode): boolean {
  return !name.value.startsWith('__');
}

function isEqual(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((key, at) => key === others[at]);
}
