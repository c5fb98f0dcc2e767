import type { BuildHint, BuildResult } from './build/BuildResult.ts';
import { composeSubgraphs } from './build/composeSubgraphs.ts';
import { type ReadableSupergraph, readSupergraph } from './build/readSupergraph.ts';
import { fileOf, type Subgraph } from './build/Subgraph.ts';
import { diffSupergraphs } from './changes/diffSupergraphs.ts';
import { type CheckPolicy, DEFAULT_POLICY } from './CheckPolicy.ts';
import type { BuildTask, CheckReport, LintTask, OperationsTask, PlansTask, ReportedDiagnostic } from './CheckReport.ts';
import { newViolations } from './lint/lintSchema.ts';
import type { ClientOperation } from './operations/ClientOperation.ts';
import { comparePlans } from './plans/comparePlans.ts';
import { reportPlans } from './plans/reportPlans.ts';
import { reportOperations } from './reportOperations.ts';

/** What a proposed schema is compared with. */
export interface CheckBase {
  /** Null when nothing was ever composed: everything is new then. */
  readonly supergraphSdl: string | null;
  /** The subgraphs that it was composed from. Without them lint counts everything as new. */
  readonly subgraphs: readonly Subgraph[];
}

export interface CheckInput {
  readonly base: CheckBase;
  /** All subgraphs as they would be, the unchanged ones too. */
  readonly proposed: readonly Subgraph[];
  readonly operations: readonly ClientOperation[];
  readonly policy?: CheckPolicy;
}

/**
 * Checks proposed subgraphs against what is served: whether they compose, which client operations they break, and what lint says.
 *
 * @throws when the base's supergraph is not valid.
 */
export function checkSchema({ base, proposed, operations, policy = DEFAULT_POLICY }: CheckInput): CheckReport {
  const result = composeSubgraphs(proposed);
  const lint = lintProposed(base, proposed, policy);
  const build = reportBuild(result, base);
  const checked =
    result.kind === 'failure' ? BLOCKED : compareWithBase(base, proposed, result.supergraphSdl, operations, policy);
  const plans = checkPlans(result, base, operations, policy);
  const failed = [build, checked, plans, lint].some(({ status }) => status === 'FAILED');
  return { status: failed ? 'FAILED' : 'PASSED', build, operations: checked, plans, lint };
}

const BLOCKED: OperationsTask = {
  status: 'BLOCKED',
  checkedOperations: 0,
  changes: [],
  invalidOperations: [],
  deprecatedUses: [],
};

function checkPlans(
  result: BuildResult,
  { supergraphSdl }: CheckBase,
  operations: readonly ClientOperation[],
  policy: CheckPolicy,
): PlansTask {
  if (result.kind === 'failure') return { status: 'BLOCKED', plannedOperations: 0, plans: [] };
  const changes = supergraphSdl === null ? [] : comparePlans(supergraphSdl, result.supergraphSdl, operations);
  return reportPlans(changes, supergraphSdl === null ? 0 : operations.length, policy.plans);
}

function compareWithBase(
  base: CheckBase,
  proposed: readonly Subgraph[],
  supergraphSdl: string,
  operations: readonly ClientOperation[],
  policy: CheckPolicy,
): OperationsTask {
  if (base.supergraphSdl === null) return { ...BLOCKED, status: 'PASSED' };
  const hasSources = base.subgraphs.length > 0;
  const before = withSources(readSupergraph(base.supergraphSdl), hasSources ? base.subgraphs : []);
  const after = withSources(readSupergraph(supergraphSdl), hasSources ? proposed : []);
  return reportOperations(diffSupergraphs(before, after), operations, before, after, policy);
}

/** What people wrote says more than what composition kept, as long as both sides of the comparison have it. */
function withSources(supergraph: ReadableSupergraph, sources: readonly Subgraph[]): ReadableSupergraph {
  if (sources.length === 0) return supergraph;
  return { ...supergraph, subgraphs: new Map(sources.map(({ name, sdl }) => [name, sdl])) };
}

function reportBuild(result: BuildResult, base: CheckBase): BuildTask {
  if (result.kind === 'failure') {
    return { status: 'FAILED', errors: result.errors, hints: [], supergraphChanged: false };
  }
  const known = new Set(hintsOf(base).map(identityOf));
  // Without the base's subgraphs nobody knows which hints are new.
  const hints = base.supergraphSdl !== null && base.subgraphs.length === 0 ? [] : result.hints;
  return {
    status: 'PASSED',
    errors: [],
    hints: hints.filter((hint) => !known.has(identityOf(hint))),
    supergraphChanged: result.supergraphSdl !== base.supergraphSdl,
  };
}

const identityOf = ({ code, message }: BuildHint) => `${code} ${message}`;

function hintsOf({ subgraphs }: CheckBase): readonly BuildHint[] {
  if (subgraphs.length === 0) return [];
  const result = composeSubgraphs(subgraphs);
  return result.kind === 'success' ? result.hints : [];
}

function lintProposed(base: CheckBase, proposed: readonly Subgraph[], policy: CheckPolicy): LintTask {
  const old = new Map(base.subgraphs.map(({ name, sdl }) => [name, sdl]));
  const diagnostics = proposed.flatMap((subgraph): ReportedDiagnostic[] =>
    old.get(subgraph.name) === subgraph.sdl
      ? []
      : newViolations(subgraph.sdl, old.get(subgraph.name) ?? null, policy.lint).map((diagnostic) => ({
          ...diagnostic,
          subgraph: subgraph.name,
          file: fileOf(subgraph),
        })),
  );
  return { status: diagnostics.some(({ level }) => level === 'ERROR') ? 'FAILED' : 'PASSED', diagnostics };
}
