import { type DocumentNode, Kind, parse } from 'graphql';

import { fetchesOf } from '../plan/fetchesOf.ts';
import type { PlanNode } from '../plan/PlanNode.ts';
import { printAll } from './appliedDirectives.ts';
import { InvalidPlanError } from './InvalidPlanError.ts';

/**
 * Checks that all documents of a plan have the executable directives of the operation itself.
 *
 * @param document one operation and its fragments, as the planner got it
 * @throws InvalidPlanError
 */
export function checkOperationDirectives(plan: PlanNode | null, document: DocumentNode): void {
  const wanted = operationDirectives(document);
  if (wanted === '') return;
  for (const { document: text } of fetchesOf(plan))
    if (operationDirectives(parse(text, { noLocation: true })) !== wanted)
      throw new InvalidPlanError('Directives of the operation are lost');
}

function operationDirectives({ definitions }: DocumentNode): string {
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return printAll(operation?.directives ?? []);
}
