import { Kind, parse, type SelectionNode } from 'graphql';

import type { JsonObject } from '../Json.ts';
import { isIncluded } from '../operation/isIncluded.ts';
import type { Run } from '../Run.ts';

/** The root fields that a subgraph's document asks for. */
export interface RootFields {
  /** Planners leave the conditions of root fields to the subgraph, which so may be asked for nothing. */
  areWanted(run: Run): boolean;
  /** Whether an answer lacks any of them, and so is none to this request. */
  areMissing(data: JsonObject, run: Run): boolean;
}

export function compileRootFields(document: string): RootFields {
  const operation = parse(document, { noLocation: true }).definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const selections = operation?.selectionSet.selections ?? [];
  const fields = selections.flatMap((selection) =>
    selection.kind === Kind.FIELD && selection.name.value !== '__typename'
      ? [{ selection, key: (selection.alias ?? selection.name).value }]
      : [],
  );
  const mayBeUnwanted = selections.every(isConditional);
  return {
    areWanted: (run) => !mayBeUnwanted || selections.some((selection) => isIncluded(selection, run.conditions)),
    areMissing: (data, run) =>
      fields.some(({ selection, key }) => !Object.hasOwn(data, key) && isIncluded(selection, run.conditions)),
  };
}

function isConditional({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name }) => name.value === 'skip' || name.value === 'include');
}
