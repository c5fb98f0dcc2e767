import { createHash } from 'node:crypto';

import { ApolloGateway, type SupergraphManager } from '@apollo/gateway';

import type { AuthorizationOptions } from '../authorization/AuthorizationOptions.ts';
import { type Authorization, createAuthorization } from '../authorization/createAuthorization.ts';
import { type Supergraph, toSupergraph } from '../engine/createSupergraphVersion.ts';
import { type SupergraphVersion, SupergraphVersions } from '../engine/SupergraphVersions.ts';

/**
 * Creates everything that is derived from a supergraph.
 *
 * @param authorization null if the supergraph has no authorization directives
 * @param previous the version that is replaced
 */
export type CreateVersion<Version extends SupergraphVersion> = (
  supergraph: Supergraph,
  authorization: Authorization | null,
  previous: Version | undefined,
) => Version;

export interface LoadOptions<Version extends SupergraphVersion> {
  /** Loads the supergraph, and may update it: one of Apollo's managers, or any other. */
  readonly manager: SupergraphManager;
  readonly authorization: AuthorizationOptions;
  /** Throws if a supergraph cannot be served. */
  readonly check: (sdl: string) => void;
  readonly createVersion: CreateVersion<Version>;
  /** Prepares a version that replaces another one before it is served; rejects if it must not be. */
  readonly prepare?: (next: Version, current: Version) => Promise<void>;
  /** Called when a supergraph is served. */
  readonly onCurrent: (sdl: string) => void;
  /** Called when an update is rejected; the current supergraph stays. */
  readonly onRejected: (sdl: string, error: unknown) => void;
}

/** The versions of a supergraph, as its manager updates it. */
export interface LoadedSupergraphs<Version extends SupergraphVersion> {
  readonly currentVersion: () => Version;
  readonly close: () => Promise<void>;
}

/** A supergraph as it was received, and what was taken out of it. */
interface Received {
  readonly sdl: string;
  readonly authorization: Authorization | null;
}

/** Apollo's gateway throws what it also logs. */
const silent = { debug: noop, info: noop, warn: noop, error: noop };

/**
 * Loads a supergraph through Apollo's gateway, which owns its life: it checks it, follows its manager's updates, and derives the API
 * schema. Apollo's gateway rejects authorization directives, since it does not enforce them; it gets each supergraph without them.
 *
 * @throws SupergraphError or GraphQLError if the first supergraph cannot be served
 */
export async function loadSupergraphs<Version extends SupergraphVersion>(
  options: LoadOptions<Version>,
): Promise<LoadedSupergraphs<Version>> {
  const { manager, check, createVersion, prepare, onCurrent, onRejected } = options;
  const versions = new SupergraphVersions<Version>();
  /** By the text that Apollo's gateway gets. */
  const received = new Map<string, Received>();
  let failure: unknown;

  function withoutAuthorization(sdl: string): string {
    check(sdl);
    const authorization = createAuthorization(sdl, options.authorization);
    // Apollo's gateway ignores an update to an equal text, and the requirements may be all that has changed.
    const reduced = authorization ? `# Without authorization: ${hash(sdl)}\n${authorization.sdl}` : sdl;
    received.clear();
    received.set(reduced, { sdl, authorization });
    return reduced;
  }

  const gateway = new ApolloGateway({
    logger: silent,
    supergraphSdl: {
      async initialize(hooks) {
        const update = (sdl: string) => {
          failure = undefined;
          try {
            hooks.update(withoutAuthorization(sdl));
            if (failure !== undefined) throw failure;
          } catch (error) {
            onRejected(sdl, error);
            throw error;
          }
        };
        const loaded = await manager.initialize({ ...hooks, update });
        return { ...loaded, supergraphSdl: withoutAuthorization(loaded.supergraphSdl) };
      },
    },
  });
  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) => {
    const { sdl, authorization } = received.get(coreSupergraphSdl)!;
    const { current } = versions;
    let next: Version;
    try {
      next = createVersion(toSupergraph(coreSupergraphSdl, apiSchema), authorization, current);
    } catch (error) {
      // Apollo's gateway swallows errors of listeners.
      failure = error;
      return;
    }
    const isReplacing = current && prepare;
    void versions
      .replace(next, { onCurrent: () => onCurrent(sdl), ...(isReplacing && { prepare: () => prepare(next, current) }) })
      .catch((error: unknown) => onRejected(sdl, error));
  });
  await gateway.load();
  if (!versions.current) throw failure;
  return {
    currentVersion: () => versions.current!,
    async close() {
      await gateway.stop();
      versions.close();
    },
  };
}

function noop(): void {}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
