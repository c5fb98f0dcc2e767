import { type DocumentNode, Kind, type ObjectTypeDefinitionNode, type ObjectTypeExtensionNode } from 'graphql';

import type { ParsedSubgraph } from './locateError.ts';

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode;

const isObject = (node: DocumentNode['definitions'][number]): node is ObjectNode =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;

const ROOT_TYPES = new Set(['Query', 'Mutation', 'Subscription']);

/**
 * For each field of a value type (a type without `@key`) that several subgraphs share and only some of them define, how to add it
 * without breaking composition. Keyed by coordinate, such as `PageInfo.totalCount`.
 */
export function adviseOnSharedTypes(subgraphs: readonly ParsedSubgraph[]): Map<string, string> {
  const shared = new Map<string, Map<string, Set<string>>>();
  const entities = new Set<string>();
  for (const { subgraph, document } of subgraphs) {
    for (const node of document.definitions.filter(isObject)) {
      const type = node.name.value;
      if (node.directives?.some(({ name }) => name.value.endsWith('key'))) entities.add(type);
      const bySubgraph = shared.get(type) ?? new Map<string, Set<string>>();
      shared.set(type, bySubgraph);
      const fields = bySubgraph.get(subgraph.name) ?? new Set<string>();
      bySubgraph.set(subgraph.name, fields);
      for (const field of node.fields ?? []) fields.add(field.name.value);
    }
  }
  const advice = new Map<string, string>();
  for (const [type, bySubgraph] of shared) {
    if (bySubgraph.size < 2 || entities.has(type) || ROOT_TYPES.has(type)) continue;
    const all = new Set([...bySubgraph.values()].flatMap((fields) => [...fields]));
    for (const field of all) {
      const having = [...bySubgraph].filter(([, fields]) => fields.has(field)).map(([name]) => name);
      const lacking = [...bySubgraph.keys()].filter((name) => !having.includes(name));
      if (lacking.length > 0) advice.set(`${type}.${field}`, howToAdd(type, field, having, lacking));
    }
  }
  return advice;
}

function howToAdd(type: string, field: string, having: readonly string[], lacking: readonly string[]): string {
  return (
    `The type "${type}" is shared: ${having.join(', ')} ${having.length > 1 ? 'have' : 'has'} "${type}.${field}", ${lacking.join(', ')} ` +
    `${lacking.length > 1 ? 'lack' : 'lacks'} it. Mark the new field @inaccessible and publish; add it to ${lacking.join(', ')} and ` +
    `publish; then remove @inaccessible. Or add it to a type that one subgraph owns.`
  );
}
