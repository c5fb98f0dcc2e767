/** How the supergraph of many subgraphs is built; the stand-in's model and the operations are made of the same rules. */
export const SUBGRAPHS = 60;
export const TYPES = 12;

/** The types that a subgraph has a part of. Each type is so spread over ten subgraphs. */
export function typesOf(subgraph: number): readonly number[] {
  return [subgraph % TYPES, (subgraph * 5 + Math.floor(subgraph / TYPES)) % TYPES].filter(
    (type, index, all) => all.indexOf(type) === index,
  );
}

/** The subgraphs that have a part of a type. */
export function subgraphsOf(type: number): readonly number[] {
  return Array.from({ length: SUBGRAPHS }, (_, subgraph) => subgraph).filter((subgraph) =>
    typesOf(subgraph).includes(type),
  );
}

/** The type that a subgraph's part of a type links to. */
export function linkedType(subgraph: number, type: number): number {
  return (type * 3 + subgraph + 1) % TYPES;
}
