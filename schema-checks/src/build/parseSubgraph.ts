import { type DocumentNode, GraphQLError, parse, Source } from 'graphql';

import type { BuildError } from './BuildResult.ts';
import { fileOf, type Subgraph } from './Subgraph.ts';

/** Far more than people write; a document of braces alone could otherwise occupy the process. */
const TOKEN_LIMIT = 500_000;

/** The parsed schema of a subgraph; its nodes know their file. Or why it does not parse. */
export function parseSubgraph(subgraph: Subgraph): DocumentNode | BuildError {
  try {
    return parse(new Source(subgraph.sdl, fileOf(subgraph)), { maxTokens: TOKEN_LIMIT });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const locations = (error.locations ?? []).map((location) => ({
      subgraph: subgraph.name,
      file: fileOf(subgraph),
      ...location,
    }));
    return {
      code: 'INVALID_GRAPHQL',
      message: `[${subgraph.name}] ${error.message}`,
      locations,
      advice: 'Correct the syntax of the schema at this place.',
    };
  }
}
