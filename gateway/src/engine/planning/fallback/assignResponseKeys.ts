import { print } from 'graphql';

import { namedType } from '../../supergraph/namedType.ts';
import type { Rewrite, RewriteStep } from '../../plan/PlanNode.ts';
import { groupBy } from './groupBy.ts';
import type { FieldDraft, SelectionDraft } from './SelectionDraft.ts';

/**
 * Gives fields other response keys where objects of several types have fields of one key whose types cannot be merged in this
 * subgraph (GraphQL specification, SameResponseShape).
 *
 * @returns what gives the values the keys of the data
 */
export function assignResponseKeys(selection: SelectionDraft): Rewrite[] {
  return assign([selection], []);
}

function assign(selections: readonly SelectionDraft[], path: readonly RewriteStep[]): Rewrite[] {
  const rewrites: Rewrite[] = [];
  for (const [key, fields] of groupBy(fieldsOf(selections), ({ call }) => call.key)) {
    let number = 0;
    for (const same of groupBy(fields, shapeOf).values()) {
      const responseKey = number === 0 ? key : `_${number}_of_${key}`;
      number += 1;
      for (const field of same) field.responseKey = responseKey;
      // What is below is renamed while the key above it is that of the document.
      rewrites.push(
        ...assign(
          same.flatMap(({ below }) => below ?? []),
          [...path, { kind: 'Key', key: responseKey }],
        ),
      );
      if (responseKey !== key) rewrites.push({ kind: 'RenameKey', path, key: responseKey, newKey: key });
    }
  }
  return rewrites;
}

function fieldsOf(selections: readonly SelectionDraft[]): FieldDraft[] {
  return selections.flatMap(({ fields }) => [...fields]);
}

/** The lists and non-nulls of a type, and its name where it is a leaf. */
function shapeOf({ definition: { type }, below }: FieldDraft): string {
  return below ? print(type).replace(namedType(type), '') : print(type);
}
