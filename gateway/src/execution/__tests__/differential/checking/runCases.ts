import type { Case } from './Case.ts';
import { checkCase, type Verdict } from './checkCase.ts';
import { createStockAnswerer } from '../stock/createStockAnswerer.ts';
import { generateGraphs } from './generateCases.ts';
import { GraphUnderTest } from './GraphUnderTest.ts';

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
  /** Cases that stock Apollo answers wrongly, by the first fault's kind, where it is asked at all. */
  readonly stockFaults: Record<string, number>;
  /** One for each operation that was answered wrongly. */
  readonly failed: Failed[];
}

/**
 * Checks the cases of a seed: as many as are asked for, and on to the end of the graph.
 *
 * @param withStock whether `@apollo/gateway` as it comes is asked too
 */
export async function runCases(seed: number, count: number, withStock: boolean): Promise<Outcome> {
  const outcome: Outcome = { graphs: 0, cases: 0, withErrors: 0, refused: 0, stockFaults: {}, failed: [] };
  for (const { graph, operations } of generateGraphs(seed)) {
    if (outcome.cases >= count) break;
    const served = new GraphUnderTest(graph);
    if (!served.isAsModelled) throw new Error(`Composition makes another schema of ${JSON.stringify(graph.model)}`);
    outcome.graphs += 1;
    const stock = withStock ? await createStockAnswerer(served) : undefined;
    for (const { operation, worlds } of operations) {
      for (const world of worlds) {
        const verdict = await checkCase(served, { operation, world });
        outcome.cases += 1;
        if (verdict.oracle.errors.length > 0) outcome.withErrors += 1;
        if (!verdict.answer) outcome.refused += 1;
        if (stock) countFault(outcome.stockFaults, await checkCase(served, { operation, world }, stock));
        if (verdict.faults.length === 0) continue;
        outcome.failed.push({ model: graph.model, operation, world, verdict });
        break;
      }
    }
    served.close();
  }
  return outcome;
}

function countFault(counts: Record<string, number>, { faults: [first] }: Verdict): void {
  if (first) counts[first.kind] = (counts[first.kind] ?? 0) + 1;
}
