import { linkedType, SUBGRAPHS, typesOf } from './planningGraph.ts';

/**
 * Sixty subgraphs, as large organisations have them: twelve entity types, each spread over about ten of them, with a name that
 * several can give, and links from type to type, so that a planner has choices.
 */
export function planningSubgraphs(): ReadonlyArray<{ name: string; sdl: string }> {
  return Array.from({ length: SUBGRAPHS }, (_, subgraph) => ({ name: `part${subgraph}`, sdl: schemaOf(subgraph) }));
}

function schemaOf(subgraph: number): string {
  const own = typesOf(subgraph);
  const foreign = new Set(own.map((type) => linkedType(subgraph, type)).filter((type) => !own.includes(type)));
  return [
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])',
    `type Query { ${own.map((type) => `type${type}(id: ID!): Type${type} @shareable`).join(' ')} }`,
    ...own.map(
      (type) => `type Type${type} @key(fields: "id") {
        id: ID!
        ${subgraph % 3 === 0 ? 'name: String! @shareable' : ''}
        text${subgraph}: String!
        number${subgraph}: Int!
        link${subgraph}: Type${linkedType(subgraph, type)}
      }`,
    ),
    ...[...foreign].map((type) => `type Type${type} @key(fields: "id", resolvable: false) { id: ID! }`),
  ].join('\n');
}
