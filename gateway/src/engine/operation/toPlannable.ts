import { type DocumentNode, Kind, visit } from 'graphql';

import type { InternalAliases } from './InternalAliases.ts';
import { plannableVariable } from './plannableVariable.ts';
import type { ResolvedOperation } from './ResolvedOperation.ts';

const INTROSPECTION = new Set(['__schema', '__type']);
const TYPENAME = { kind: Kind.NAME, value: '__typename' } as const;
const TYPENAME_FIELD = { kind: Kind.FIELD, name: TYPENAME } as const;

/**
 * The operation in a form that planners handle right: fields under the keys of the data, no empty selection sets, no introspection,
 * and no variable whose name they use themselves.
 */
export function toPlannable({ operation, fragments }: ResolvedOperation, keys: InternalAliases): DocumentNode {
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] };
  return visit(document, {
    SelectionSet: (selectionSet) =>
      selectionSet.selections.length > 0 ? undefined : { ...selectionSet, selections: [TYPENAME_FIELD] },
    Field: {
      enter(field) {
        const { name, alias } = field;
        // `__typename` keeps the selection set from being empty, and costs nothing.
        if (INTROSPECTION.has(name.value)) return { kind: Kind.FIELD, name: TYPENAME };
        // An object's type is wanted under its own name, whatever the client calls it.
        if (name.value === TYPENAME.value)
          return alias && { kind: Kind.FIELD, name, directives: field.directives ?? [] };
        const key = keys.of(field);
        if (key === (alias ?? name).value) return undefined;
        return { ...field, alias: { kind: Kind.NAME, value: key } };
      },
    },
    Variable: ({ name }) =>
      name.value === plannableVariable(name.value)
        ? undefined
        : { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: plannableVariable(name.value) } },
  });
}
