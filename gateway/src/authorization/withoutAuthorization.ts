import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  isTypeSystemExtensionNode,
  visit,
} from 'graphql';

import { type AuthorizationNames, linkedSpecification } from './AuthorizationNames.ts';

/**
 * Removes the authorization directives from a supergraph: links, definitions, applications and the types of their arguments. Apollo's
 * gateway rejects a supergraph that it cannot secure, and does not know that this gateway enforces the directives.
 */
export function withoutAuthorization(supergraph: DocumentNode, names: AuthorizationNames): DocumentNode {
  const reduced: DocumentNode = visit(supergraph, {
    Directive: (node) =>
      names.directive(node.name.value) || linkedSpecification(node as ConstDirectiveNode) ? null : undefined,
    DirectiveDefinition: ({ name }) => (names.directive(name.value) ? null : undefined),
    ScalarTypeDefinition: ({ name }) => (names.hasType(name.value) ? null : undefined),
  });
  return { ...reduced, definitions: reduced.definitions.filter((definition) => !isEmptyExtension(definition)) };
}

/** An extension that has nothing left is invalid. */
function isEmptyExtension(definition: DefinitionNode): boolean {
  return (
    isTypeSystemExtensionNode(definition) &&
    Object.values(definition).every((part) => !Array.isArray(part) || part.length === 0)
  );
}
