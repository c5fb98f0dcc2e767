import type { DocumentNode } from 'graphql';

import { rootFieldNodes } from '../operation/rootFields.ts';
import { resolveOperation } from '../operation/resolveOperation.ts';
import { fetchesOf, type PlanNode } from '../plan/PlanNode.ts';
import { InvalidPlanError } from './InvalidPlanError.ts';

/**
 * Checks that a plan asks for no root field that the operation does not select, and for none of a mutation twice: what is not
 * selected can fail, and as a mutation it has an effect.
 *
 * @param document one operation and its fragments, as the planner got it
 * @throws InvalidPlanError
 */
export function checkRootFields(plan: PlanNode | null, document: DocumentNode): void {
  const selected = rootKeys(document);
  const fetched = new Set<string>();
  for (const fetch of fetchesOf(plan)) {
    // With a path, it is of objects of type `Query` below the root.
    if (fetch.kind !== 'Fetch' || fetch.path?.length) continue;
    for (const key of rootKeys(fetch.document.ast)) {
      if (!selected.has(key)) throw new InvalidPlanError(`${key} is fetched, and not selected`);
      if (fetch.operationKind === 'mutation' && fetched.has(key))
        throw new InvalidPlanError(`${key} would be executed twice`);
      fetched.add(key);
    }
  }
}

/** The response keys of a document's root fields. `__typename` has no effect, and no subgraph need be asked for it. */
function rootKeys(document: DocumentNode): ReadonlySet<string> {
  const fields = [...rootFieldNodes(resolveOperation(document))].filter(({ name }) => name.value !== '__typename');
  return new Set(fields.map(({ alias, name }) => (alias ?? name).value));
}
