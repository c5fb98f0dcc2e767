import { type DocumentNode, GraphQLError, Kind, parse } from 'graphql';

import { directiveArguments, joinGraphs } from '../engine/supergraph/joinSpecification.ts';
import { SupergraphError } from './SupergraphError.ts';

/**
 * Checks what Apollo's gateway does not report clearly.
 *
 * @param label names the source in the message
 * @param addresses replace routing URLs, by subgraph
 * @throws SupergraphError if the text is not SDL, if it was composed with federation 1, or if a subgraph has no address
 */
export function checkSupergraph(label: string, sdl: string, addresses: ReadonlyMap<string, string>): void {
  if (sdl.trim() === '') throw new SupergraphError(label, ['it is empty']);
  const document = parseSdl(label, sdl);
  const faults = [...versionFaults(document), ...addressFaults(document, addresses)];
  if (faults.length > 0) throw new SupergraphError(label, faults);
}

function parseSdl(label: string, sdl: string): DocumentNode {
  try {
    return parse(sdl, { noLocation: true });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const [{ line, column } = { line: 1, column: 1 }] = error.locations ?? [];
    throw new SupergraphError(label, [`${error.message} (line ${line}, column ${column})`]);
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
