import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';

import { reachedFragments } from './pruneDefinitions.ts';
import type { ResolvedOperation } from './ResolvedOperation.ts';

/** In characters: names come from outside, and have no limit. */
const MAX_NAME = 100;

/**
 * The operation that a request selects, with the fragments that it reaches (GraphQL specification, GetOperation).
 *
 * @throws GraphQLError OPERATION_RESOLUTION_FAILURE when it selects none, or does not name one of several
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
      { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } },
    );
  }
  return { operation, fragments: reachedFragments(operation, (name) => known.get(name)) };
}
