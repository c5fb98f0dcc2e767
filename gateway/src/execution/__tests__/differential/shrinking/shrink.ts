import { parse, validate } from 'graphql';

import type { Case } from '../checking/Case.ts';
import type { Fault } from '../checking/findFaults.ts';
import { checkCase, type Verdict } from '../checking/checkCase.ts';
import { GraphUnderTest } from '../checking/GraphUnderTest.ts';
import type { WorldOptions } from '../data/World.ts';
import { composeModel } from '../model/Graph.ts';
import { reduceModel } from './reduceModel.ts';
import { reduceOperation } from './reduceOperation.ts';

/** Makes a case smaller; undefined where that makes it none. */
type Reduction = () => Case | undefined;

/** Looks for a smaller case with a fault of the same kind, for so many milliseconds at most. */
export async function shrink(failing: Case, kind: Fault['kind'], milliseconds: number): Promise<Case> {
  const deadline = Date.now() + milliseconds;
  let smallest = failing;
  for (;;) {
    const before = smallest;
    smallest = await shrinkOperation(smallest, kind, deadline);
    smallest = await shrinkModel(smallest, kind, deadline);
    if (smallest === before || Date.now() > deadline) return smallest;
  }
}

/** The operation and the data: over one graph. */
async function shrinkOperation(failing: Case, kind: Fault['kind'], deadline: number): Promise<Case> {
  const served = serve(failing);
  if (!served) return failing;
  const reduce = (larger: Case): Reduction[] => [
    ...reduceWorld(larger.world).map((world) => () => ({ ...larger, world })),
    ...reduceOperation(larger.operation, served.graph.apiSchema).map((reduced) => () => {
      const operation = reduced();
      return operation && { ...larger, operation };
    }),
  ];
  try {
    return await descend(
      failing,
      reduce,
      async (smaller) => hasFault(await checkCase(served, smaller), kind),
      deadline,
    );
  } finally {
    served.close();
  }
}

async function shrinkModel(failing: Case, kind: Fault['kind'], deadline: number): Promise<Case> {
  const reduce = (larger: Case): Reduction[] =>
    [...reduceModel(larger.model)].map((model) => () => ({ ...larger, model }));
  return descend(failing, reduce, async (smaller) => hasFault(await checkAlone(smaller), kind), deadline);
}

/** Takes each smaller case that still fails, until none does. */
async function descend(
  failing: Case,
  reduce: (larger: Case) => Reduction[],
  fails: (smaller: Case) => Promise<boolean>,
  deadline: number,
): Promise<Case> {
  let smallest = failing;
  let skipped = 0;
  for (let misses = 0; Date.now() < deadline;) {
    const candidates = reduce(smallest);
    if (misses >= candidates.length) break;
    // On from where the last one was found: what could not be taken away before seldom can be now.
    const candidate = candidates[skipped % candidates.length]!();
    if (candidate && (await fails(candidate))) {
      smallest = candidate;
      misses = 0;
    } else {
      skipped += 1;
      misses += 1;
    }
  }
  return smallest;
}

/** Checks a case over a graph of its own; undefined where its model is no graph, or the graph has no such operation. */
export async function checkAlone(checked: Case): Promise<Verdict | undefined> {
  const served = serve(checked);
  if (!served) return undefined;
  try {
    const isAsked = validate(served.apiSchema, parse(checked.operation.document)).length === 0;
    return isAsked && served.isAsModelled ? await checkCase(served, checked) : undefined;
  } catch {
    return undefined;
  } finally {
    served.close();
  }
}

function serve({ model }: Case): GraphUnderTest | undefined {
  try {
    const graph = composeModel(model);
    return 'model' in graph ? new GraphUnderTest(graph) : undefined;
  } catch {
    // Taking parts away leaves references to them.
    return undefined;
  }
}

function hasFault(verdict: Verdict | undefined, kind: Fault['kind']): boolean {
  return verdict?.faults.some((fault) => fault.kind === kind) ?? false;
}

function reduceWorld(world: WorldOptions): WorldOptions[] {
  const simpler: WorldOptions[] = [];
  if (world.failures !== 'none') simpler.push({ ...world, failures: 'none' });
  if (world.nulls) simpler.push({ ...world, nulls: false });
  if (world.longestList > 1) simpler.push({ ...world, longestList: 1 });
  if (!world.plain) simpler.push({ ...world, plain: true });
  return simpler;
}
