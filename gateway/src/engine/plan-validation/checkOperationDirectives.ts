import { type DocumentNode, Kind } from 'graphql';

import { fetchesOf, type PlanNode } from '../plan/PlanNode.ts';
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
  for (const fetch of fetchesOf(plan))
    if (operationDirectives(fetch.document.ast) !== wanted)
      throw new InvalidPlanError('Directives of the operation are lost');
}

function operationDirectives({ definitions }: DocumentNode): string {
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return printAll(operation?.directives ?? []);
}
