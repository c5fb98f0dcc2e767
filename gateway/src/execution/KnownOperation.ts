import type { VariableDefinitionNode } from 'graphql';

import type { OperationSource } from './KnownOperations.ts';
import type { PreparedGuard } from './OperationGuard.ts';
import type { OperationPreparer } from './OperationPreparer.ts';
import { conditionVariables } from './operation/conditionVariables.ts';
import type { SingleOperation } from './operation/toPlannable.ts';
import type { PreparedOperation } from './PreparedOperation.ts';

/** What could not be planned is not tried again for so long: hostile operations are planned once, not at every request. */
const REFUSED_FOR_MS = 5_000;

export interface KnownOperationOptions {
  readonly source: OperationSource;
  readonly single: SingleOperation;
  readonly guards: readonly PreparedGuard[];
  readonly preparer: OperationPreparer;
}

/** An operation that was asked for. It is planned for the first request that its guards let pass. */
export class KnownOperation {
  readonly source: OperationSource;
  readonly single: SingleOperation;
  readonly guards: readonly PreparedGuard[];
  readonly variableDefinitions: readonly VariableDefinitionNode[];
  /** The Boolean variables that decide which fields there are. */
  readonly conditionVariables: readonly string[];
  readonly #preparer: OperationPreparer;
  #prepared: Promise<PreparedOperation> | undefined;
  #refusedUntil = Infinity;

  constructor({ source, single, guards, preparer }: KnownOperationOptions) {
    this.source = source;
    this.single = single;
    this.guards = guards;
    this.variableDefinitions = single.operation.variableDefinitions ?? [];
    this.conditionVariables = conditionVariables(single);
    this.#preparer = preparer;
  }

  /** Whether its plan was asked for. */
  get isPlanned(): boolean {
    return this.#prepared !== undefined;
  }

  /** Rejects where it cannot be planned. While it is being prepared it is waited for, not prepared again. */
  prepare(): Promise<PreparedOperation> {
    if (this.#prepared && performance.now() < this.#refusedUntil) return this.#prepared;
    this.#refusedUntil = Infinity;
    this.#prepared = this.#preparer.prepare(this.single);
    this.#prepared.catch(() => (this.#refusedUntil = performance.now() + REFUSED_FOR_MS));
    return this.#prepared;
  }
}
