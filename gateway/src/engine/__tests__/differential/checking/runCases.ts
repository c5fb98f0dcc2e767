import type { Case } from './Case.ts';
import type { Verdict } from './checkCase.ts';
import type { CreateChecker } from './Checker.ts';
import type { ModelKind } from '../model/generation/generateModel.ts';
import { generateGraphs } from './generateCases.ts';
import { withoutNames } from './withoutNames.ts';

export interface Checked extends Case {
  readonly verdict: Verdict;
}

/** How many cases there were, and how they went. */
export interface Outcome {
  graphs: number;
  cases: number;
  /** Cases in which something failed, so that the oracle has errors. */
  withErrors: number;
  /** Cases whose operation no planner had a sound plan for, by the reason. */
  readonly refused: Record<string, number>;
  /** The first refused case of each reason. */
  readonly refusals: Checked[];
  /** Cases with a difference that is allowed to stock, by its kind. */
  readonly allowed: Record<string, number>;
  /** Operations that were answered wrongly, by the kind of their first fault. */
  readonly failed: Record<string, number>;
  /** The first such case of each kind. */
  readonly failures: Checked[];
}

export interface Cases {
  readonly seed: number;
  /** As many as are asked for, and on to the end of the graph. */
  readonly count: number;
  readonly kind: ModelKind;
}

/**
 * Checks the cases of a seed.
 *
 * @param onGraph is called after each graph
 */
export async function runCases(
  { seed, count, kind }: Cases,
  createChecker: CreateChecker,
  onGraph: (outcome: Outcome) => void = () => {},
): Promise<Outcome> {
  const outcome: Outcome = {
    graphs: 0,
    cases: 0,
    withErrors: 0,
    refused: {},
    refusals: [],
    allowed: {},
    failed: {},
    failures: [],
  };
  for (const { graph, operations } of generateGraphs(seed, kind)) {
    if (outcome.cases >= count) break;
    const checker = await createChecker(graph);
    if (!checker.isAsModelled) throw new Error(`Composition makes another schema of ${JSON.stringify(graph.model)}`);
    outcome.graphs += 1;
    for (const { operation, worlds } of operations) {
      for (const world of worlds) {
        const verdict = await checker.check({ operation, world });
        record({ model: graph.model, operation, world, verdict }, outcome);
        if (verdict.faults.length > 0) break;
      }
    }
    checker.close();
    onGraph(outcome);
  }
  return outcome;
}

function record(checked: Checked, outcome: Outcome): void {
  const { verdict } = checked;
  const [fault] = verdict.faults;
  outcome.cases += 1;
  if (verdict.oracle.errors.length > 0) outcome.withErrors += 1;
  for (const kind of verdict.allowed ?? []) countOne(outcome.allowed, kind);
  if (fault && countOne(outcome.failed, fault.kind) === 1) outcome.failures.push(checked);
  if (verdict.refusal === undefined) return;
  if (countOne(outcome.refused, withoutNames(verdict.refusal, checked)) === 1) outcome.refusals.push(checked);
}

function countOne(counts: Record<string, number>, key: string): number {
  return (counts[key] = (counts[key] ?? 0) + 1);
}

/** How many there are of all kinds. */
export function totalOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
