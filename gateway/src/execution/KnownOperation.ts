import type { VariableDefinitionNode } from 'graphql';

import type { KeptAnswers } from './AnswerCache.ts';
import type { OperationSource } from './KnownOperations.ts';
import type { PreparedFilter, Withheld } from './OperationFilter.ts';
import type { PreparedGuard } from './OperationGuard.ts';
import type { OperationPreparer } from './OperationPreparer.ts';
import { conditionVariables } from './operation/conditionVariables.ts';
import type { SingleOperation } from './operation/toPlannable.ts';
import { Preparation } from './Preparation.ts';
import type { PreparedOperation } from './PreparedOperation.ts';

export interface KnownOperationOptions {
  readonly source: OperationSource;
  readonly single: SingleOperation;
  readonly guards: readonly PreparedGuard[];
  readonly filter: PreparedFilter | null;
  readonly answers: KeptAnswers | null;
  readonly preparer: OperationPreparer;
}

/** An operation that was asked for. It is planned for the first request that its guards let pass. */
export class KnownOperation {
  readonly source: OperationSource;
  readonly single: SingleOperation;
  readonly guards: readonly PreparedGuard[];
  /** What decides how much of it a request is answered; null where it is always all. */
  readonly filter: PreparedFilter | null;
  /** What keeps its answers; null where nothing does. */
  readonly answers: KeptAnswers | null;
  readonly variableDefinitions: readonly VariableDefinitionNode[];
  /** The Boolean variables that decide which fields there are. */
  readonly conditionVariables: readonly string[];
  /** Whether a request for it was let pass, or is known to come: it will be wanted again. */
  isWanted = false;
  readonly #preparer: OperationPreparer;
  #whole: Preparation | undefined;
  /** As long as the filter keeps an outcome, so is what was prepared for it. */
  readonly #reduced = new WeakMap<Withheld, Preparation>();

  constructor({ source, single, guards, filter, answers, preparer }: KnownOperationOptions) {
    this.source = source;
    this.single = single;
    this.guards = guards;
    this.filter = filter;
    this.answers = answers;
    this.variableDefinitions = single.operation.variableDefinitions ?? [];
    this.conditionVariables = conditionVariables(single);
    this.#preparer = preparer;
  }

  /**
   * Prepares what a request is answered. Rejects where it cannot be planned.
   *
   * @param withheld what it is not answered
   */
  prepare(withheld: Withheld | null): Promise<PreparedOperation> {
    this.isWanted = true;
    if (!withheld) return (this.#whole ??= this.#preparation(null)).get();
    let preparation = this.#reduced.get(withheld);
    if (!preparation) this.#reduced.set(withheld, (preparation = this.#preparation(withheld)));
    return preparation.get();
  }

  #preparation(withheld: Withheld | null): Preparation {
    return new Preparation(() => this.#preparer.prepare(this.single, withheld));
  }
}
