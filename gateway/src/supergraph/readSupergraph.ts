import { readFile } from 'node:fs/promises';

import { type DocumentNode, GraphQLError, Kind, parse } from 'graphql';

import type { PerSubgraph } from '../subgraphs/PerSubgraph.ts';
import { directiveArguments, joinGraphs } from '../engine/supergraph/joinSpecification.ts';
import { SupergraphError } from './SupergraphError.ts';

export interface SupergraphSource {
  readonly SUPERGRAPH_PATH: string;
  /** Replaces routing URLs. */
  readonly SUBGRAPH_URL: PerSubgraph<string, string | undefined>;
}

/**
 * Reads the supergraph file, and checks what Apollo's gateway does not report clearly.
 *
 * @throws SupergraphError if the file is missing or not SDL, if it was composed with federation 1, or if a subgraph has no address
 */
export async function readSupergraph({ SUPERGRAPH_PATH: path, SUBGRAPH_URL }: SupergraphSource): Promise<string> {
  const sdl = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new SupergraphError(path, [`it cannot be read (${error.code ?? error.message})`]);
  });
  if (sdl.trim() === '') throw new SupergraphError(path, ['it is empty']);
  const document = parseSdl(path, sdl);
  const faults = [...versionFaults(document), ...addressFaults(document, SUBGRAPH_URL.overrides)];
  if (faults.length > 0) throw new SupergraphError(path, faults);
  return sdl;
}

function parseSdl(path: string, sdl: string): DocumentNode {
  try {
    return parse(sdl, { noLocation: true });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const [{ line, column } = { line: 1, column: 1 }] = error.locations ?? [];
    throw new SupergraphError(path, [`${error.message} (line ${line}, column ${column})`]);
  }
}

/** Supergraphs of federation 1 lack the ownership information that plan validation needs. */
const FEDERATION_1 = /^https:\/\/specs\.apollo\.dev\/join\/v0\.1$/;

/** Checks the specifications that the schema links (`@link`, or its predecessor `@core`). */
function versionFaults({ definitions }: DocumentNode): string[] {
  const directives = definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? [])
      : [],
  );
  const features = [...directiveArguments(directives, 'link'), ...directiveArguments(directives, 'core')];
  const isOld = features.some(({ url, feature }) => FEDERATION_1.test(String(url ?? feature)));
  return isOld
    ? ['it was composed with federation 1 (join v0.1), which is not supported; compose it with federation 2']
    : [];
}

/** Checks the subgraphs of the join specification's `join__Graph`. */
function addressFaults({ definitions }: DocumentNode, others: ReadonlyMap<string, string>): string[] {
  const graphs = definitions.find(
    (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph',
  );
  return joinGraphs(graphs).flatMap(({ value, name, url }) => {
    if (name === '') return [`its subgraph ${value} has no name (@join__graph)`];
    return isAddress(others.get(name) ?? url)
      ? []
      : [`its subgraph ${name} has no http or https address (@join__graph, SUBGRAPH_URL)`];
  });
}

function isAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
