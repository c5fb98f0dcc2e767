import { type ASTNode, type DocumentNode, getLocation, isTypeDefinitionNode, isTypeExtensionNode } from 'graphql';

import { fileOf, type SchemaLocation, type Subgraph } from './Subgraph.ts';

/** Where nodes of a subgraph's document are, without duplicates. */
export function locationsOf(subgraph: Subgraph, nodes: readonly ASTNode[]): SchemaLocation[] {
  const found = new Map<string, SchemaLocation>();
  for (const { loc } of nodes) {
    if (!loc) continue;
    const { line, column } = getLocation(loc.source, loc.start);
    found.set(`${line}:${column}`, { subgraph: subgraph.name, file: fileOf(subgraph), line, column });
  }
  return [...found.values()];
}

/** The definitions of a schema coordinate (`Type` or `Type.field`) in a document; usually one, several with extensions. */
export function nodesAt(document: DocumentNode, coordinate: string): ASTNode[] {
  const [type, member] = coordinate.split('.');
  return document.definitions.flatMap((definition): readonly ASTNode[] => {
    if (!isTypeDefinitionNode(definition) && !isTypeExtensionNode(definition)) return [];
    if (definition.name.value !== type) return [];
    if (member === undefined) return [definition];
    const members = 'fields' in definition ? definition.fields : 'values' in definition ? definition.values : undefined;
    return (members ?? []).filter(({ name }) => name.value === member);
  });
}
