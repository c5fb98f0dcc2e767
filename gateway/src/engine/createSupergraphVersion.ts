import { buildASTSchema, type GraphQLSchema, parse } from 'graphql';

import { Executor } from './Executor.ts';
import type { ExecutorOptions } from './ExecutorOptions.ts';
import { withDefer } from './operation/withDefer.ts';
import { PlanCache } from './planning/PlanCache.ts';
import type { Planner } from './planning/Planner.ts';
import type { SupergraphVersion } from './SupergraphVersions.ts';

/** A supergraph, in each form that somebody needs. */
export interface Supergraph {
  readonly sdl: string;
  /** All types, and the directives of the join specification. */
  readonly schema: GraphQLSchema;
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
}

/** @param apiSchema as Apollo's gateway derives it from the SDL */
export function toSupergraph(sdl: string, apiSchema: GraphQLSchema): Supergraph {
  return { sdl, schema: buildASTSchema(parse(sdl, { noLocation: true }), { assumeValidSDL: true }), apiSchema };
}

export interface VersionOptions extends Omit<ExecutorOptions, 'apiSchema' | 'supergraphSchema' | 'planner'> {
  readonly planner: Planner;
  /** The version that is replaced: plans that the change does not affect are kept. */
  readonly previous: SupergraphVersion | undefined;
}

/** Creates what executes operations over a supergraph. */
export function createSupergraphVersion(
  { schema, apiSchema }: Supergraph,
  { planner: uncached, previous, ...options }: VersionOptions,
): SupergraphVersion {
  const planner = new PlanCache(uncached, schema, previous?.planner);
  const executor = new Executor({ ...options, apiSchema, supergraphSchema: schema, planner });
  return { apiSchema, documentSchema: withDefer(apiSchema), executor, planner };
}
