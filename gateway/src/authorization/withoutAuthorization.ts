import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  isTypeSystemExtensionNode,
  visit,
} from 'graphql';

import { type AuthorizationNames, linkedSpecification } from './AuthorizationNames.ts';

/**
 * A supergraph without the authorization directives: neither links, definitions, applications nor the types of their
 * arguments. Apollo's gateway refuses to serve a supergraph that it cannot secure, and cannot know that this is done for it.
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

/** An extension that had nothing but directives is no valid one without them. */
function isEmptyExtension(definition: DefinitionNode): boolean {
  return (
    isTypeSystemExtensionNode(definition) &&
    Object.values(definition).every((part) => !Array.isArray(part) || part.length === 0)
  );
}
