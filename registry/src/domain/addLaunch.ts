import type { BuildResult } from '@online-books/schema-checks/build/BuildResult';

import type { GitContext, LaunchKind, NewLaunch, PublishedSubgraph } from './Launch.ts';
import { RegistryError } from './RegistryError.ts';
import type { RegistryRepository } from './RegistryRepository.ts';
import type { SchemaWorker } from './SchemaWorker.ts';
import type { Variant, VariantState } from './Variant.ts';

/** Who launches, and why. */
export interface LaunchIntent {
  readonly kind: LaunchKind;
  readonly author: string;
  readonly subgraph?: string;
  readonly gitContext?: GitContext;
}

/** What the next launch is made of. */
export interface LaunchPlan {
  readonly subgraphs: readonly PublishedSubgraph[];
  /** What they compose to, where that is known already. */
  readonly result?: BuildResult;
}

export interface LaunchDependencies {
  readonly repository: RegistryRepository;
  readonly worker: SchemaWorker;
}

/** A launch that was stored. */
export interface LaunchOutcome extends NewLaunch {
  readonly number: number;
  /** The state that it was made from. */
  readonly before: VariantState;
}

/** Publishers who meet repeat their work; so many in a row can only be a fault. */
const MAX_ATTEMPTS = 100;

/**
 * Adds a launch to a variant. Composition happens before anything is stored, without a lock: if another launch was added meanwhile,
 * the plan is made again from the new state, so that publishers who meet never lose each other's subgraph. A launch whose subgraphs do
 * not compose is stored and not served.
 *
 * @param plan what the launch is made of, from what the variant is made of now
 */
export async function addLaunch(
  { repository, worker }: LaunchDependencies,
  variant: Variant,
  intent: LaunchIntent,
  plan: (state: VariantState) => LaunchPlan | Promise<LaunchPlan>,
): Promise<LaunchOutcome> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const current = await repository.findVariant(variant.graph, variant.name);
    if (!current) throw new RegistryError('NOT_FOUND', 'The variant is gone.');
    const before = await repository.readState(current);
    const { subgraphs, result: known } = await plan(before);
    const result = known ?? (await worker.compose(subgraphs));
    const supergraphSdl = result.kind === 'success' ? result.supergraphSdl : null;
    const made: NewLaunch = {
      kind: intent.kind,
      author: intent.author,
      subgraph: intent.subgraph ?? null,
      gitContext: intent.gitContext ?? {},
      subgraphs,
      supergraphSdl,
      errors: result.kind === 'failure' ? result.errors : [],
      changes: supergraphSdl === null ? [] : await worker.compare(before.live?.supergraphSdl ?? null, supergraphSdl),
    };
    const number = await repository.addLaunch(current.id, current.lastLaunch, made);
    if (number !== null) return { ...made, number, before };
  }
  throw new RegistryError('CONFLICT', 'Others publish to this variant all the time. Retry later.');
}
