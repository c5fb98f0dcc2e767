import { composeServices } from '@apollo/composition';
import { OperatorError } from '@online-books/service-kit/errors/OperatorError';
import { type DocumentNode, GraphQLError, parse, Source } from 'graphql';

/** A subgraph as composition sees it. */
export interface SubgraphSource {
  readonly name: string;
  /** Where the gateway reaches it. */
  readonly url: string;
  /** Its `schema.graphql`. */
  readonly sdl: string;
  /** What errors call that file. Default: the name. */
  readonly file?: string;
}

/**
 * Composes subgraphs into a supergraph.
 *
 * @throws OperatorError with every reason why they do not compose, each with its file and line.
 */
export function composeSupergraph(subgraphs: readonly SubgraphSource[]): string {
  const result = composeServices(
    subgraphs.map(({ name, url, sdl, file = name }) => ({ name, url, typeDefs: read(sdl, file) })),
  );
  if (result.errors) throw refusal(result.errors);
  return `${result.supergraphSdl.trimEnd()}\n`;
}

function read(sdl: string, file: string): DocumentNode {
  try {
    return parse(new Source(sdl, file));
  } catch (error) {
    throw error instanceof GraphQLError ? refusal([error]) : error;
  }
}

/** graphql-js prints an error with its places: `subgraphs/users/schema.graphql:12:3` and the line itself. */
function refusal(errors: readonly GraphQLError[]): OperatorError {
  return new OperatorError(`The subgraphs do not compose.\n\n${errors.map(String).join('\n\n')}`);
}
