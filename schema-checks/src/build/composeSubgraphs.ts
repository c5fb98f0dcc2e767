import { composeServices } from '@apollo/composition';
import type { GraphQLError } from 'graphql';

import { adviceFor } from './adviceFor.ts';
import { adviseOnSharedTypes } from './adviseOnSharedTypes.ts';
import type { BuildError, BuildResult } from './BuildResult.ts';
import { locateError, type ParsedSubgraph } from './locateError.ts';
import { parseSubgraph } from './parseSubgraph.ts';
import type { Subgraph } from './Subgraph.ts';
import { findUnsupportedFeatures } from './unsupportedFeatures.ts';

/** Composes subgraphs into a supergraph, in the order of their names, so that the same subgraphs give the same text. */
export function composeSubgraphs(subgraphs: readonly Subgraph[]): BuildResult {
  if (subgraphs.length === 0) return failure([noSubgraphs]);
  const sorted = subgraphs.toSorted((left, right) => (left.name < right.name ? -1 : 1));
  const parsed: ParsedSubgraph[] = [];
  const errors: BuildError[] = [];
  for (const subgraph of sorted) {
    const document = parseSubgraph(subgraph);
    if (!('kind' in document)) {
      errors.push(document);
      continue;
    }
    parsed.push({ subgraph, document });
    errors.push(...findUnsupportedFeatures(subgraph, document));
  }
  return errors.length > 0 ? failure(errors) : compose(parsed);
}

function compose(parsed: readonly ParsedSubgraph[]): BuildResult {
  let result;
  try {
    result = composeServices(
      parsed.map(({ subgraph: { name, url }, document }) => ({ name, url, typeDefs: document })),
    );
  } catch (error) {
    // The library throws where it meets what it did not expect of a schema.
    return failure([composerFailed(error)]);
  }
  if (result.errors) return failure(describe(result.errors, parsed));
  return {
    kind: 'success',
    supergraphSdl: `${result.supergraphSdl.trimEnd()}\n`,
    hints: result.hints.map(({ definition, message, coordinate }) => ({
      code: definition.code,
      message,
      coordinate: coordinate ?? null,
    })),
  };
}

function describe(errors: readonly GraphQLError[], parsed: readonly ParsedSubgraph[]): BuildError[] {
  const shared = adviseOnSharedTypes(parsed);
  return errors.map((error) => {
    const { code: known } = error.extensions;
    const code = typeof known === 'string' ? known : 'INVALID_GRAPHQL';
    const locations = locateError(error, parsed);
    const advice = [...shared].find(([coordinate]) => mentions(error.message, coordinate))?.[1] ?? adviceFor(code);
    return { code, message: error.message, locations, advice };
  });
}

/** Errors of satisfiability name the field both as `PageInfo.totalCount` and in the query that cannot be satisfied. */
function mentions(message: string, coordinate: string): boolean {
  return message.includes(`"${coordinate}"`);
}

const failure = (errors: readonly BuildError[]): BuildResult => ({ kind: 'failure', errors });

const noSubgraphs: BuildError = {
  code: 'NO_SUBGRAPHS',
  message: 'There is no subgraph to compose.',
  locations: [],
  advice: 'Publish a subgraph.',
};

function composerFailed(error: unknown): BuildError {
  return {
    code: 'COMPOSITION_FAILED',
    message: `Composition stopped: ${error instanceof Error ? error.message : String(error)}`,
    locations: [],
    advice: 'Check that the schema is valid federation 2 SDL.',
  };
}
