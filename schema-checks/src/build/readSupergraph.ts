import { Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';

/** What the checks read from a supergraph. */
export interface ReadableSupergraph {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** The SDL of each subgraph as the supergraph has it: without what composition drops, such as descriptions of directives. */
  readonly subgraphs: ReadonlyMap<string, string>;
}

/**
 * Reads a supergraph.
 *
 * @throws when the text is no valid supergraph.
 */
export function readSupergraph(supergraphSdl: string): ReadableSupergraph {
  // Security directives need support by the gateway that executes; the checks only read.
  const supergraph = Supergraph.build(supergraphSdl, { supportedFeatures: null, validateSupergraph: false });
  const subgraphs = new Map<string, string>();
  for (const subgraph of supergraph.subgraphs()) subgraphs.set(subgraph.name, subgraph.toString());
  return { apiSchema: supergraph.apiSchema().toGraphQLJSSchema(), subgraphs };
}
