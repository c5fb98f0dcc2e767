import { type DocumentNode, Kind, visit } from 'graphql';

import { isIntrospection, responseKey } from './collectFields.ts';
import type { InternalAliases } from './InternalAliases.ts';
import { definitionsOf, type ResolvedOperation } from './ResolvedOperation.ts';

/** Names that planners give to variables of their own, and names that this gateway does. */
const RESERVED = /^(?:representations$|__|client_)/;
const CLIENT_PREFIX = 'client_';

/** Starts the names of variables that stand for literals (see `externalizeLiterals`). */
export const LITERAL_PREFIX = '__literal_';

const TYPENAME = { kind: Kind.NAME, value: '__typename' } as const;
const TYPENAME_FIELD = { kind: Kind.FIELD, name: TYPENAME } as const;

/**
 * The operation in a form that planners handle correctly: fields have internal aliases, selection sets are not empty, nothing is
 * introspected, and no variable has a name that planners use themselves.
 */
export function plannerSafeDocument(operation: ResolvedOperation, aliases: InternalAliases): DocumentNode {
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: definitionsOf(operation) };
  return visit(document, {
    SelectionSet: (selectionSet) =>
      selectionSet.selections.length > 0 ? undefined : { ...selectionSet, selections: [TYPENAME_FIELD] },
    Field: {
      enter(field) {
        const { name, alias } = field;
        // `__typename` keeps the selection set from being empty, and costs nothing.
        if (isIntrospection(field)) return TYPENAME_FIELD;
        // The data has an object's type under its own name, whatever the client's alias is.
        if (name.value === TYPENAME.value)
          return alias && { kind: Kind.FIELD, name, directives: field.directives ?? [] };
        const key = aliases.of(field);
        if (key === responseKey(field)) return undefined;
        return { ...field, alias: { kind: Kind.NAME, value: key } };
      },
    },
    Variable: ({ name }) =>
      name.value === plannerSafeVariable(name.value)
        ? undefined
        : { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: plannerSafeVariable(name.value) } },
  });
}

type Variables = Readonly<Record<string, unknown>>;

/** Variables of a request under the names that they have in subgraph requests. */
export function plannerSafeVariables(variables: Variables): Variables {
  for (const name in variables) if (RESERVED.test(name)) return renamed(variables);
  return variables;
}

function renamed(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [plannerSafeVariable(name), value]));
}

/** The name that a client's variable has in what planners get and in subgraph requests. */
function plannerSafeVariable(name: string): string {
  return RESERVED.test(name) ? CLIENT_PREFIX + name : name;
}
