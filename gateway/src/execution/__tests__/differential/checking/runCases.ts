import type { Case } from './Case.ts';
import type { Verdict } from './checkCase.ts';
import type { CreateChecker } from './Checker.ts';
import { generateGraphs } from './generateCases.ts';

export interface Failed extends Case {
  readonly verdict: Verdict;
}

/** How many cases there were, and how they went. */
export interface Outcome {
  graphs: number;
  cases: number;
  /** Cases in which something failed, so that the oracle has errors. */
  withErrors: number;
  /** Cases whose operation no planner had a sound plan for. */
  refused: number;
  /** Cases with a difference that is allowed to stock, by its kind. */
  readonly allowed: Record<string, number>;
  /** One for each operation that was answered wrongly. */
  readonly failed: Failed[];
}

/** Checks the cases of a seed: as many as are asked for, and on to the end of the graph. */
export async function runCases(seed: number, count: number, createChecker: CreateChecker): Promise<Outcome> {
  const outcome: Outcome = { graphs: 0, cases: 0, withErrors: 0, refused: 0, allowed: {}, failed: [] };
  for (const { graph, operations } of generateGraphs(seed)) {
    if (outcome.cases >= count) break;
    const checker = await createChecker(graph);
    if (!checker.isAsModelled) throw new Error(`Composition makes another schema of ${JSON.stringify(graph.model)}`);
    outcome.graphs += 1;
    for (const { operation, worlds } of operations) {
      for (const world of worlds) {
        const verdict = await checker.check({ operation, world });
        outcome.cases += 1;
        if (verdict.oracle.errors.length > 0) outcome.withErrors += 1;
        if (!verdict.answer && !verdict.allowed) outcome.refused += 1;
        for (const kind of verdict.allowed ?? []) outcome.allowed[kind] = (outcome.allowed[kind] ?? 0) + 1;
        if (verdict.faults.length === 0) continue;
        outcome.failed.push({ model: graph.model, operation, world, verdict });
        break;
      }
    }
    checker.close();
  }
  return outcome;
}
