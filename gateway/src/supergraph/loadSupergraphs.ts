import { createHash } from 'node:crypto';

import { ApolloGateway, type SupergraphManager } from '@apollo/gateway';
import type { Logger } from 'pino';

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
  readonly createVersion: CreateVersion<Version>;
  readonly logger: Logger;
}

/** The versions of a supergraph, as its manager updates it. */
export interface LoadedSupergraphs<Version extends SupergraphVersion> {
  readonly currentVersion: () => Version;
  readonly close: () => Promise<void>;
}

/**
 * Loads a supergraph through Apollo's gateway, which owns its life: it checks it, follows its manager's updates, and derives the API
 * schema. Apollo's gateway rejects authorization directives, since it does not enforce them; it gets each supergraph without them.
 *
 * @throws GraphQLError if Apollo's gateway rejects the supergraph
 */
export async function loadSupergraphs<Version extends SupergraphVersion>({
  manager,
  authorization: options,
  createVersion,
  logger,
}: LoadOptions<Version>): Promise<LoadedSupergraphs<Version>> {
  const versions = new SupergraphVersions<Version>();
  const authorizations = new Map<string, Authorization | null>();
  let failure: unknown;

  function withoutAuthorization(sdl: string): string {
    const authorization = createAuthorization(sdl, options);
    // Apollo's gateway ignores an update to an equal text, and the requirements may be all that has changed.
    const reduced = authorization ? `# Without authorization: ${hash(sdl)}\n${authorization.sdl}` : sdl;
    authorizations.set(reduced, authorization);
    return reduced;
  }

  const gateway = new ApolloGateway({
    supergraphSdl: {
      async initialize(hooks) {
        const update = (sdl: string) => hooks.update(withoutAuthorization(sdl));
        const loaded = await manager.initialize({ ...hooks, update });
        return { ...loaded, supergraphSdl: withoutAuthorization(loaded.supergraphSdl) };
      },
    },
  });
  gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl: sdl }) => {
    const authorization = authorizations.get(sdl) ?? null;
    authorizations.clear();
    try {
      void versions.replace(createVersion(toSupergraph(sdl, apiSchema), authorization, versions.current));
    } catch (error) {
      failure = error;
      if (versions.current) logger.error({ err: error }, 'a new supergraph cannot be served; the previous one is kept');
    }
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

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
