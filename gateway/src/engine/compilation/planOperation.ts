import { type FieldNode, type GraphQLSchema, OperationTypeNode } from 'graphql';

import { GraphQLDocument } from '../plan/GraphQLDocument.ts';
import type { PlanNode } from '../plan/PlanNode.ts';
import type { Planner, PlanningReport } from '../planning/Planner.ts';
import type { InternalAliases } from '../operation/InternalAliases.ts';
import { externalizeLiterals } from '../operation/externalizeLiterals.ts';
import { responseKey } from '../operation/collectFields.ts';
import { rootFields } from '../operation/rootFields.ts';
import { resolveOperation } from '../operation/resolveOperation.ts';
import { plannerSafeDocument } from '../operation/plannerSafe.ts';
import type { ResolvedOperation } from '../operation/ResolvedOperation.ts';
import { withRootFields } from '../operation/withRootFields.ts';

export interface PlanningOptions {
  /** The API's schema. */
  readonly schema: GraphQLSchema;
  readonly aliases: InternalAliases;
  readonly planner: Planner;
  /** Ends the planning. */
  readonly signal: AbortSignal;
  readonly report?: PlanningReport;
}

/**
 * Plans an operation; null when there is nothing to fetch.
 *
 * The root fields of a mutation run one after the other, each with everything below it (GraphQL specification, section 6.2.2).
 * Planners start the next one early, and have been seen to change the order. A mutation whose plan is not one request for its fields
 * in their order is planned field by field.
 */
export async function planOperation(
  operation: ResolvedOperation,
  { schema, aliases, planner, signal, report }: PlanningOptions,
): Promise<PlanNode | null> {
  const fetched = [...rootFields(operation)].filter(([, field]) => isFetched(field)).map(([key]) => key);
  if (fetched.length === 0) return null;
  const plan = async (part: ResolvedOperation) => {
    const { document, restore } = externalizeLiterals(plannerSafeDocument(part, aliases), schema);
    return restore(await planner.plan(GraphQLDocument.ofAst(document), signal, report));
  };

  if (operation.operation.operation !== OperationTypeNode.MUTATION || fetched.length === 1) return plan(operation);
  // A mutation without a valid plan as a whole may have one field by field.
  const whole = await plan(operation).catch(() => null);
  if (whole?.kind === 'Fetch' && fetchesInOrder(whole.document, operation, aliases)) return whole;
  const nodes: PlanNode[] = [];
  for (const key of fetched) {
    const node = await plan(withRootFields(operation, (field) => responseKey(field) === key));
    if (node) nodes.push(node);
  }
  return { kind: 'Sequence', nodes };
}

/** Whether a document has the root fields of an operation in their order. A field stands where it is first selected. */
function fetchesInOrder({ ast }: GraphQLDocument, operation: ResolvedOperation, aliases: InternalAliases): boolean {
  const wanted = [...rootFields(operation).values()].filter(isFetched).map((field) => aliases.of(field));
  const fetched = resolveOperation(ast);
  const planned = [...rootFields(fetched).values()].filter(isFetched).map(responseKey);
  return planned.length === wanted.length && planned.every((key, at) => key === wanted[at]);
}

function isFetched({ name }: FieldNode): boolean {
  return !name.value.startsWith('__');
}
