import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';

import type { ResolvedOperation } from './ResolvedOperation.ts';

/** In characters: names come from outside, and have no limit. */
const MAX_NAME = 100;

/**
 * The operation that a request means, with the fragments that it reaches (GraphQL specification, GetOperation).
 *
 * @throws GraphQLError OPERATION_RESOLUTION_FAILURE when it means none, or does not say which
 */
export function resolveOperation(document: DocumentNode, operationName?: string | null): ResolvedOperation {
  const operations: OperationDefinitionNode[] = [];
  const known = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) known.set(definition.name.value, definition);
    else if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  // An empty name is one that no operation has.
  const isNamed = operationName !== undefined && operationName !== null;
  const candidates = isNamed ? operations.filter(({ name }) => name?.value === operationName) : operations;
  const [operation] = candidates;
  if (!operation || candidates.length > 1) {
    throw new GraphQLError(
      isNamed
        ? `Unknown operation named "${operationName.slice(0, MAX_NAME)}".`
        : 'The request must say which operation it means.',
      {
        extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
      },
    );
  }
  return { operation, fragments: reached(operation, known) };
}

function reached(operation: OperationDefinitionNode, known: ReadonlyMap<string, FragmentDefinitionNode>) {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  const reach = (definition: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(definition, {
      FragmentSpread({ name }) {
        const fragment = known.get(name.value);
        if (!fragment || fragments[name.value]) return;
        fragments[name.value] = fragment;
        reach(fragment);
      },
    });
  };
  reach(operation);
  return fragments;
}
