import type { DocumentNode, GraphQLError } from 'graphql';

import { locationsOf, nodesAt } from './locationsOf.ts';
import { fileOf, type SchemaLocation, type Subgraph } from './Subgraph.ts';

/** A subgraph with its parsed schema. */
export interface ParsedSubgraph {
  readonly subgraph: Subgraph;
  readonly document: DocumentNode;
}

/**
 * Where an error of composition is, in each subgraph involved. Most errors carry their nodes. Those of satisfiability and some
 * merge errors carry none and name coordinates in their text instead: these are looked up in the subgraphs.
 */
export function locateError(error: GraphQLError, subgraphs: readonly ParsedSubgraph[]): SchemaLocation[] {
  const nodes = error.nodes ?? [];
  const own = subgraphs.flatMap(({ subgraph }) =>
    locationsOf(
      subgraph,
      nodes.filter(({ loc }) => loc?.source.name === fileOf(subgraph)),
    ),
  );
  if (own.length > 0) return own;
  const coordinates = coordinatesIn(error.message);
  return subgraphs.flatMap(({ subgraph, document }) =>
    locationsOf(
      subgraph,
      coordinates.flatMap((coordinate) => nodesAt(document, coordinate)),
    ),
  );
}

const COORDINATE = /"([_A-Za-z]\w*(?:\.[_A-Za-z]\w*)?)[("]/g;

/** What the text quotes as coordinates, such as `"User.name"`; the fields rather than their types. */
function coordinatesIn(message: string): string[] {
  const quoted = new Set([...message.matchAll(COORDINATE)].map(([, coordinate]) => coordinate!));
  const fields = [...quoted].filter((coordinate) => coordinate.includes('.'));
  return fields.length > 0 ? fields : [...quoted];
}
