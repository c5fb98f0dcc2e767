import { printSchema } from 'graphql';
import { readSupergraph } from '@online-books/schema-checks/build/readSupergraph';

import type { PublishedSubgraph } from '../domain/Launch.ts';
import type { StoredLaunch } from '../domain/RegistryRepository.ts';
import type { Services } from '../domain/Services.ts';
import { type LiveSupergraph, refOf, type Variant } from '../domain/Variant.ts';

/** Federation 2, in the form in which GraphOS names versions of composition. */
const COMPOSITION_VERSION = '2.14';

/** `GraphVariant` of the platform API. */
export function graphVariant(services: Services, variant: Variant) {
  const { repository } = services;
  let read: Promise<readonly PublishedSubgraph[]> | undefined;
  const subgraphs = () => (read ??= repository.readState(variant).then((state) => state.subgraphs));
  return {
    __typename: 'GraphVariant',
    id: refOf(variant),
    name: variant.name,
    subgraphs: async () => (await subgraphs()).map(toSubgraph),
    async subgraph({ name }: { name: string }) {
      const found = (await subgraphs()).find((subgraph) => subgraph.name === name);
      return found ? toSubgraph(found) : null;
    },
    async latestLaunch() {
      if (variant.lastLaunch === 0) return null;
      const launch = await repository.readLaunch(variant.id, variant.lastLaunch);
      return launch && toLaunch(launch);
    },
    async latestApprovedLaunch() {
      const live = await repository.readLive(variant);
      if (live) return toLiveLaunch(live);
      const newest = await repository.readLaunch(variant.id, variant.lastLaunch);
      return newest && toLaunch(newest);
    },
    async latestPublication() {
      const live = await repository.readLive(variant);
      return live && { schema: { document: printSchema(readSupergraph(live.supergraphSdl).apiSchema) } };
    },
    async sourceVariant() {
      if (!variant.contract) return null;
      const { sourceVariantId } = variant.contract;
      const source = (await repository.findVariants(variant.graph)).find(({ id }) => id === sourceVariantId);
      return source ? graphVariant(services, source) : null;
    },
    contractFilterConfigDescription: () => describeContract(variant),
  };
}

/** What a contract shows, for people. */
export function describeContract({ contract }: Variant): string | null {
  if (!contract) return null;
  const { include, exclude, hideUnreachableTypes } = contract.filter;
  const list = (tags: readonly string[]) => (tags.length > 0 ? tags.join(', ') : 'none');
  return `Included tags: ${list(include)}. Excluded tags: ${list(exclude)}. Unreachable types are ${hideUnreachableTypes ? 'hidden' : 'shown'}.`;
}

function toSubgraph({ name, url, sdl, updatedAt }: PublishedSubgraph) {
  return { name, url, updatedAt: updatedAt.toISOString(), activePartialSchema: { sdl } };
}

const buildInput = { __typename: 'CompositionBuildInput', version: COMPOSITION_VERSION };

function toLiveLaunch({ number, supergraphSdl }: LiveSupergraph) {
  const result = { __typename: 'BuildSuccess', coreSchema: { coreDocument: supergraphSdl } };
  return { id: String(number), build: { result }, buildInput };
}

function toLaunch({ number, supergraphSdl, errors }: StoredLaunch) {
  const result =
    supergraphSdl === null
      ? { __typename: 'BuildFailure', errorMessages: errors }
      : { __typename: 'BuildSuccess', coreSchema: { coreDocument: supergraphSdl } };
  return { id: String(number), build: { result }, buildInput };
}
