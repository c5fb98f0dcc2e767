import { parse, validate } from 'graphql';

import { PlanCache } from '../../../planning/PlanCache.ts';
import { composeModel, type Graph } from '../model/Graph.ts';
import type { Operation } from '../operations/Operation.ts';
import { Random, seedOf } from '../Random.ts';
import { reduceModel } from '../shrinking/reduceModel.ts';
import { checkCase } from './checkCase.ts';
import type { Checked } from './runCases.ts';
import { generateGraphs, type GraphWithOperations } from './generateCases.ts';
import { GraphUnderTest, planByHiveFirst } from './GraphUnderTest.ts';

/** How many swaps there were, and what came of the plans. */
export interface SwapOutcome {
  swaps: number;
  /** Operations that fit both supergraphs, and were planned for the first. */
  planned: number;
  /** Those whose plans served the second as well. */
  kept: number;
  /** One for each plan that was kept and answered wrongly: the supergraph before, and the case after. */
  readonly failed: Array<Checked & { readonly before: string }>;
}

/** Changes of a graph that are tried: each forth and back. */
const CHANGES = 3;

/**
 * Plans the operations of generated graphs, changes the graphs a little, and asks by the plans that are kept. They are to
 * answer as one schema would, and to ask subgraphs nothing that those do not resolve.
 *
 * @param graphs how many of a seed
 */
export async function runSwaps(seed: number, graphs: number): Promise<SwapOutcome> {
  const outcome: SwapOutcome = { swaps: 0, planned: 0, kept: 0, failed: [] };
  let at = 0;
  for (const { graph, operations } of generateGraphs(seed)) {
    if (at++ >= graphs) break;
    for (const other of changedGraphs(graph, new Random(seedOf(seed, 'change', at)))) {
      await swap(graph, other, operations, outcome);
      await swap(other, graph, operations, outcome);
    }
  }
  return outcome;
}

function* changedGraphs({ model }: Graph, random: Random): Iterable<Graph> {
  const candidates = [...reduceModel(model)];
  for (let count = 0; count < CHANGES && candidates.length > 0;) {
    const [candidate] = candidates.splice(random.between(0, candidates.length - 1), 1);
    const graph = composed(candidate!);
    if (!graph) continue;
    count += 1;
    yield graph;
  }
}

function composed(model: Graph['model']): Graph | undefined {
  try {
    const graph = composeModel(model);
    return 'model' in graph ? graph : undefined;
  } catch {
    // Taking parts away leaves references to them.
    return undefined;
  }
}

async function swap(
  from: Graph,
  to: Graph,
  operations: GraphWithOperations['operations'],
  outcome: SwapOutcome,
): Promise<void> {
  let keeper: PlanCache | undefined;
  const before = new GraphUnderTest(
    from,
    (sdl, schemas) => (keeper = new PlanCache(planByHiveFirst(sdl, schemas), schemas.supergraph)),
  );
  // Nothing is planned anew.
  const after = new GraphUnderTest(
    to,
    (_, schemas) =>
      new PlanCache({ plan: () => Promise.reject(new Error('not kept')), close() {} }, schemas.supergraph, keeper),
  );
  if (before.isAsModelled && after.isAsModelled) {
    outcome.swaps += 1;
    for (const { operation, worlds } of operations) {
      if (!fits(before, operation) || !fits(after, operation)) continue;
      if (!(await checkCase(before, { operation, world: worlds[0]! })).answer) continue;
      outcome.planned += 1;
      for (const [count, world] of worlds.entries()) {
        const verdict = await checkCase(after, { operation, world });
        if (!verdict.answer) break;
        if (count === 0) outcome.kept += 1;
        if (verdict.faults.length === 0) continue;
        outcome.failed.push({ model: to.model, operation, world, verdict, before: from.supergraphSdl });
        break;
      }
    }
  }
  before.close();
}

function fits({ apiSchema }: GraphUnderTest, { document }: Operation): boolean {
  return validate(apiSchema, parse(document)).length === 0;
}
