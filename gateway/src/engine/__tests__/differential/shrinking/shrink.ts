import { parse, validate } from 'graphql';

import type { Case } from '../checking/Case.ts';
import type { Verdict } from '../checking/checkCase.ts';
import type { Checker, CreateChecker } from '../checking/Checker.ts';
import type { WorldOptions } from '../data/World.ts';
import { composeModel } from '../model/Graph.ts';
import { reduceModel } from './reduceModel.ts';
import { reduceOperation } from './reduceOperation.ts';

/** Makes a case smaller; undefined where that makes it none. */
type Reduction = () => Case | undefined;

/** Whether a smaller case goes wrong as the one that is made smaller did. */
export type GoesWrong = (verdict: Verdict, checked: Case) => boolean;

/** Looks for a smaller case that goes wrong in the same way, for so many milliseconds at most. */
export async function shrink(
  failing: Case,
  goesWrong: GoesWrong,
  createChecker: CreateChecker,
  milliseconds: number,
): Promise<Case> {
  const deadline = Date.now() + milliseconds;
  let smallest = failing;
  for (;;) {
    const before = smallest;
    smallest = await shrinkOperation(smallest, goesWrong, createChecker, deadline);
    smallest = await shrinkModel(smallest, goesWrong, createChecker, deadline);
    if (smallest === before || Date.now() > deadline) return smallest;
  }
}

/** The operation and the data: over one graph. */
async function shrinkOperation(
  failing: Case,
  goesWrong: GoesWrong,
  createChecker: CreateChecker,
  deadline: number,
): Promise<Case> {
  const checker = await open(failing, createChecker);
  if (!checker) return failing;
  const reduce = (larger: Case): Reduction[] => [
    ...reduceWorld(larger.world).map((world) => () => ({ ...larger, world })),
    ...reduceOperation(larger.operation, checker.apiSchema).map((reduced) => () => {
      const operation = reduced();
      return operation && { ...larger, operation };
    }),
  ];
  try {
    return await descend(
      failing,
      reduce,
      async (smaller) => goesWrong(await checker.check(smaller), smaller),
      deadline,
    );
  } finally {
    checker.close();
  }
}

async function shrinkModel(
  failing: Case,
  goesWrong: GoesWrong,
  createChecker: CreateChecker,
  deadline: number,
): Promise<Case> {
  const reduce = (larger: Case): Reduction[] =>
    [...reduceModel(larger.model)].map((model) => () => ({ ...larger, model }));
  const fails = async (smaller: Case) => {
    const verdict = await checkAlone(smaller, createChecker);
    return verdict !== undefined && goesWrong(verdict, smaller);
  };
  return descend(failing, reduce, fails, deadline);
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
export async function checkAlone(checked: Case, createChecker: CreateChecker): Promise<Verdict | undefined> {
  const checker = await open(checked, createChecker);
  if (!checker) return undefined;
  try {
    const isAsked = validate(checker.apiSchema, parse(checked.operation.document)).length === 0;
    return isAsked && checker.isAsModelled ? await checker.check(checked) : undefined;
  } catch {
    return undefined;
  } finally {
    checker.close();
  }
}

async function open({ model }: Case, createChecker: CreateChecker): Promise<Checker | undefined> {
  try {
    const graph = composeModel(model);
    return 'model' in graph ? await createChecker(graph) : undefined;
  } catch {
    // Taking parts away leaves references to them.
    return undefined;
  }
}

function reduceWorld(world: WorldOptions): WorldOptions[] {
  const simpler: WorldOptions[] = [];
  if (world.failures !== 'none') simpler.push({ ...world, failures: 'none' });
  if (world.nulls) simpler.push({ ...world, nulls: false });
  if (world.longestList > 1) simpler.push({ ...world, longestList: 1 });
  if (!world.plain) simpler.push({ ...world, plain: true });
  return simpler;
}
