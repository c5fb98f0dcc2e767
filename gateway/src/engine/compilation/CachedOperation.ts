import type { VariableDefinitionNode } from 'graphql';

import { conditionVariables, type ConditionValues } from '../operation/conditions.ts';
import { operationWeight } from '../operation/operationWeight.ts';
import type { ResolvedOperation } from '../operation/ResolvedOperation.ts';
import { settleConditions } from '../operation/settleConditions.ts';
import type { OperationSource } from './OperationSource.ts';
import type { OperationVariant } from './OperationVariant.ts';

export interface CachedOperationOptions {
  /** @throws GraphQLError where a guard rejects the operation */
  readonly createVariant: (operation: ResolvedOperation) => OperationVariant;
  /** Called when it takes more memory than before. */
  readonly onGrowth: (operation: CachedOperation) => void;
  /** The maximum weight of all its variants: new ones replace the oldest. */
  readonly maxWeight: number;
}

/** The maximum number of variants of one operation: a hostile one has very many. */
const MAX_VARIANTS = 256;

export const NO_VALUES: ConditionValues = new Map();

/**
 * An operation that was requested, with its variants: each combination of values of its conditions makes an operation of its own,
 * without conditions, so that planners and all that follows them need not support any.
 */
export class CachedOperation {
  readonly source: OperationSource;
  readonly variableDefinitions: readonly VariableDefinitionNode[];
  /** The Boolean variables of `@skip` and `@include`. */
  readonly conditionVariables: readonly string[];
  readonly #operation: ResolvedOperation;
  readonly #isConditional: boolean;
  readonly #options: CachedOperationOptions;
  readonly #variants = new Map<string, { readonly values: ConditionValues; readonly variant: OperationVariant }>();
  /** The variant of an operation without condition variables. */
  #only: OperationVariant | undefined;
  readonly #weight: number;
  readonly #maxVariants: number;

  constructor(source: OperationSource, operation: ResolvedOperation, options: CachedOperationOptions) {
    this.source = source;
    this.variableDefinitions = operation.operation.variableDefinitions ?? [];
    const variables = conditionVariables(operation);
    this.#isConditional = variables !== null;
    this.conditionVariables = variables ?? [];
    this.#operation = operation;
    this.#options = options;
    this.#weight = operationWeight(source.source, operation);
    this.#maxVariants = Math.max(1, Math.min(MAX_VARIANTS, Math.floor(options.maxWeight / this.#weight)));
  }

  /** How much memory it takes, with all its variants. In bytes, estimated. */
  get weight(): number {
    return this.#weight * Math.max(1, this.#variants.size);
  }

  /**
   * The operation with given values, created when it is first requested.
   *
   * @throws GraphQLError where a guard rejects it
   */
  variant(values: ConditionValues): OperationVariant {
    if (this.conditionVariables.length === 0) return (this.#only ??= this.#settle(NO_VALUES));
    let key = '';
    for (const name of this.conditionVariables) key += values.get(name) ? '1' : '0';
    const known = this.#variants.get(key);
    if (known) return known.variant;
    const variant = this.#settle(values);
    if (this.#variants.size >= this.#maxVariants) this.#variants.delete(this.#variants.keys().next().value!);
    this.#variants.set(key, { values, variant });
    if (this.#variants.size > 1) this.#options.onGrowth(this);
    return variant;
  }

  /** The values of the variants that were executed, or are expected to be. */
  usedValues(): ConditionValues[] {
    if (this.conditionVariables.length === 0) return this.#only?.isUsed ? [NO_VALUES] : [];
    return [...this.#variants.values()].filter(({ variant }) => variant.isUsed).map(({ values }) => values);
  }

  #settle(values: ConditionValues): OperationVariant {
    return this.#options.createVariant(
      this.#isConditional ? settleConditions(this.#operation, values) : this.#operation,
    );
  }
}
