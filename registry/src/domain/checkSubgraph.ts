import type { LaunchDependencies } from './addLaunch.ts';
import type { GitContext } from './Launch.ts';
import { requireName } from './names.ts';
import type { OperationRepository } from './OperationUse.ts';
import type { CheckRepository, SchemaCheck } from './SchemaCheck.ts';
import type { Variant } from './Variant.ts';

export interface CheckDependencies extends LaunchDependencies {
  readonly checks: CheckRepository;
  readonly operations: OperationRepository;
  /** How long an operation counts as used after it was last seen, in milliseconds. */
  readonly operationWindowMs: number;
}

export interface ProposedSubgraph {
  readonly name: string;
  readonly sdl: string;
  readonly gitContext: GitContext;
}

/** Checks a proposed schema of a subgraph against what the variant serves and what its clients send, and records the result. */
export async function checkSubgraph(
  { repository, worker, checks, operations, operationWindowMs }: CheckDependencies,
  variant: Variant,
  { name, sdl, gitContext }: ProposedSubgraph,
): Promise<SchemaCheck> {
  requireName('subgraph', name);
  const { subgraphs, live } = await repository.readState(variant);
  // Compared with what is served: the newest launch may not have composed.
  const launched =
    live && live.number !== variant.lastLaunch ? await repository.readLaunch(variant.id, live.number) : null;
  const known = subgraphs.find((subgraph) => subgraph.name === name);
  const others = subgraphs.filter((subgraph) => subgraph !== known);
  const report = await worker.check({
    base: { supergraphSdl: live?.supergraphSdl ?? null, subgraphs: launched?.subgraphs ?? (live ? subgraphs : []) },
    proposed: [...others, { name, url: known?.url ?? '', sdl }],
    operations: await operations.findSince(variant.id, new Date(Date.now() - operationWindowMs)),
  });
  return checks.add({ variantId: variant.id, subgraph: name, gitContext, report });
}
