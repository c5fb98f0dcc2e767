import type { GraphQLSchema } from 'graphql';

import type { PlannerRejection, PlanningEvent } from '../hooks/PlanningEvent.ts';
import type { InternalAliases } from '../operation/InternalAliases.ts';
import type { ResolvedOperation } from '../operation/ResolvedOperation.ts';
import type { PlanNode } from '../plan/PlanNode.ts';
import { type Planner, PlanningOverloadError, type PlanningReport } from '../planning/Planner.ts';
import { planOperation } from './planOperation.ts';
import { Semaphore } from './Semaphore.ts';

const PLANNING_TIMEOUT_MS = 10_000;

/** Larger operations wait for one another, so that all others never wait for them. In selections. */
const LARGE = 1_000;
/** No more than planners have workers for slow jobs. */
const MAX_CONCURRENT_LARGE = 2;
/** More of them are rejected as overload. */
const MAX_WAITING_LARGE = 64;

export interface PlannerOptions {
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  readonly planner: Planner;
  /** Called when an operation was planned, or planning failed. */
  readonly onPlanned?: ((event: PlanningEvent) => void) | undefined;
  /** The maximum duration of planning one operation, in milliseconds. */
  readonly planningTimeout?: number;
}

export interface OperationToPlan {
  /** Without conditions. */
  readonly operation: ResolvedOperation;
  /** The client's document. */
  readonly source: string;
  /** How much there is to plan (see `planningSize`). */
  readonly size: number;
}

/** Plans operations with a timeout, few large ones at a time, and reports each result. */
export class OperationPlanner {
  readonly #options: PlannerOptions;
  readonly #aliases: InternalAliases;
  readonly #large = new Semaphore(MAX_CONCURRENT_LARGE);

  constructor(options: PlannerOptions, aliases: InternalAliases) {
    this.#options = options;
    this.#aliases = aliases;
  }

  /** Resolves with null where nothing has to be fetched. Rejects where no planner has a valid plan, or planning is overloaded. */
  async plan({ operation, source, size }: OperationToPlan): Promise<PlanNode | null> {
    const { apiSchema: schema, planner, onPlanned, planningTimeout = PLANNING_TIMEOUT_MS } = this.#options;
    const rejections: PlannerRejection[] = [];
    const report: PlanningReport = {
      rejected: (name, reason) => void rejections.push({ planner: name, reason }),
      tookTooLong: false,
    };
    const notify = (outcome: PlanningEvent['outcome']) =>
      onPlanned?.({ operationName: operation.operation.name?.value, source, outcome, rejections });
    const signal = AbortSignal.timeout(planningTimeout);
    const plan = () => planOperation(operation, { schema, aliases: this.#aliases, planner, signal, report });
    try {
      const planned = await (size < LARGE ? plan() : this.#planLarge(plan, signal));
      notify('planned');
      return planned;
    } catch (error) {
      notify(signal.aborted || error instanceof PlanningOverloadError ? 'overloaded' : 'rejected');
      throw error;
    }
  }

  async #planLarge(plan: () => Promise<PlanNode | null>, signal: AbortSignal): Promise<PlanNode | null> {
    if (this.#large.waiting >= MAX_WAITING_LARGE) throw new PlanningOverloadError();
    return this.#large.run(plan, signal);
  }
}
