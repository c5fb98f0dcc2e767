import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, visit } from 'graphql';

import type { DataKeys } from './DataKeys.ts';

/** An operation with the fragments that belong to it. */
export interface SingleOperation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

const INTROSPECTION = new Set(['__schema', '__type']);
const TYPENAME = { kind: Kind.NAME, value: '__typename' } as const;

/** Variables that planners declare for themselves. */
const PLANNERS_VARIABLE = /^(representations|__batch_reps_\d+)$/;
const CLIENTS_PREFIX = 'client_';

/** The name that a client's variable has in what planners see and subgraphs are sent. */
export function plannableVariable(name: string): string {
  return PLANNERS_VARIABLE.test(name) ? CLIENTS_PREFIX + name : name;
}

/**
 * The operation as planners can be trusted with it: fields under the keys of the data, no introspection, and no variable
 * whose name they take themselves.
 */
export function toPlannable({ operation, fragments }: SingleOperation, keys: DataKeys): DocumentNode {
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] };
  return visit(document, {
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
