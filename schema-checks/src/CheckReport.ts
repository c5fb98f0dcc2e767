import type { BuildError, BuildHint } from './build/BuildResult.ts';
import type { ChangeImpact } from './changes/Change.ts';
import type { LintDiagnostic } from './lint/LintRule.ts';
import type { ClientUse } from './operations/ClientOperation.ts';

/** As GraphOS has it: `BLOCKED` tasks did not run since the build failed. */
export type TaskStatus = 'PASSED' | 'FAILED' | 'BLOCKED';

/** What a check found. It is plain data: JSON keeps all of it. */
export interface CheckReport {
  readonly status: 'PASSED' | 'FAILED';
  readonly build: BuildTask;
  readonly operations: OperationsTask;
  readonly plans: PlansTask;
  readonly lint: LintTask;
}

export interface BuildTask {
  readonly status: TaskStatus;
  readonly errors: readonly BuildError[];
  /** Hints that the base does not have. */
  readonly hints: readonly BuildHint[];
  /** Whether the supergraph differs from the base. */
  readonly supergraphChanged: boolean;
}

export interface OperationsTask {
  readonly status: TaskStatus;
  readonly checkedOperations: number;
  readonly changes: readonly ReportedChange[];
  /** Operations that fail against the base already, by name and identifier. They are not checked. */
  readonly invalidOperations: readonly ReportedOperation[];
  /** Deprecated elements of the proposed schema that clients still use. */
  readonly deprecatedUses: readonly ReportedDeprecation[];
}

export interface ReportedChange {
  /** `FAILURE` fails the check. */
  readonly severity: 'FAILURE' | 'NOTICE';
  readonly impact: ChangeImpact;
  readonly code: string;
  readonly coordinate: string;
  readonly message: string;
  readonly subgraphs: readonly string[];
  readonly operations: readonly ReportedOperation[];
}

export interface ReportedOperation {
  readonly id: string;
  readonly name: string;
  readonly status: 'broken' | 'affected' | 'invalid';
  readonly uses: readonly ClientUse[];
}

export interface ReportedDeprecation {
  readonly coordinate: string;
  readonly reason: string;
  readonly operations: ReadonlyArray<Omit<ReportedOperation, 'status'>>;
}

export interface PlansTask {
  readonly status: TaskStatus;
  readonly plannedOperations: number;
  /** Operations whose plans got worse. */
  readonly plans: readonly ReportedPlan[];
}

export interface ReportedPlan {
  readonly severity: 'FAILURE' | 'NOTICE';
  readonly code: 'PLAN_FAILED' | 'PLAN_NEW_HOP' | 'PLAN_MORE_FETCHES';
  readonly message: string;
  readonly operation: Omit<ReportedOperation, 'status'>;
  readonly before: PlanCost;
  /** Null when the operation cannot be planned any more. */
  readonly after: PlanCost | null;
  /** What is fetched that was not before: subgraph and fields. */
  readonly added: readonly string[];
}

export interface PlanCost {
  readonly fetches: number;
  /** Fetches that wait for each other. */
  readonly hops: number;
}

export interface LintTask {
  readonly status: TaskStatus;
  /** Violations that the base does not have. */
  readonly diagnostics: readonly ReportedDiagnostic[];
}

export interface ReportedDiagnostic extends LintDiagnostic {
  readonly subgraph: string;
  readonly file: string;
}
