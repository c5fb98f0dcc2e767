import { type DirectiveNode, Kind } from 'graphql';

import { UnsoundPlanError } from './UnsoundPlanError.ts';

/**
 * When something is the case: always, never, or as the values of Boolean variables decide. What is the case under the same values
 * is one object (a reduced ordered binary decision diagram).
 */
export type Condition = Decision | typeof ALWAYS | typeof NEVER;

export const ALWAYS = 'always';
export const NEVER = 'never';

interface Decision {
  readonly id: number;
  /** Smaller than those of the decisions that follow. */
  readonly variable: number;
  readonly ifTrue: Condition;
  readonly ifFalse: Condition;
}

/** So many conjunctions are worked out at most. No plan that is any good comes near; a hostile one may need exponentially many. */
const MAX_CONJUNCTIONS = 100_000;

/**
 * The conditions of one operation and its plan.
 *
 * @throws UnsoundPlanError where they are too many to be told apart
 */
export class Conditions {
  readonly #variables = new Map<string, number>();
  readonly #decisions = new Map<string, Decision>();
  readonly #conjunctions = new Map<string, Condition>();
  readonly #opposites = new Map<Decision, Condition>();

  /** When a variable has a value. */
  variable(name: string, value: boolean): Condition {
    let variable = this.#variables.get(name);
    if (variable === undefined) this.#variables.set(name, (variable = this.#variables.size));
    return value ? this.#decide(variable, ALWAYS, NEVER) : this.#decide(variable, NEVER, ALWAYS);
  }

  /** When `@skip` and `@include` let something in (GraphQL specification, sections 3.13.1 and 3.13.2). */
  letIn(directives: readonly DirectiveNode[] = []): Condition {
    let when: Condition = ALWAYS;
    for (const { name, arguments: [argument] = [] } of directives) {
      if (name.value !== 'skip' && name.value !== 'include') continue;
      const wanted = name.value === 'include';
      const condition = argument?.value;
      if (condition?.kind === Kind.VARIABLE) when = this.and(when, this.variable(condition.name.value, wanted));
      else if (condition?.kind !== Kind.BOOLEAN || condition.value !== wanted) return NEVER;
    }
    return when;
  }

  and(one: Condition, other: Condition): Condition {
    if (one === NEVER || other === ALWAYS || one === other) return one;
    if (other === NEVER || one === ALWAYS) return other;
    const key = one.id < other.id ? `${one.id} ${other.id}` : `${other.id} ${one.id}`;
    let both = this.#conjunctions.get(key);
    if (both === undefined) {
      if (this.#conjunctions.size >= MAX_CONJUNCTIONS)
        throw new UnsoundPlanError('The plan depends on too many conditions to be checked');
      const variable = Math.min(one.variable, other.variable);
      both = this.#decide(
        variable,
        this.and(given(one, variable, true), given(other, variable, true)),
        this.and(given(one, variable, false), given(other, variable, false)),
      );
      this.#conjunctions.set(key, both);
    }
    return both;
  }

  or(one: Condition, other: Condition): Condition {
    return this.not(this.and(this.not(one), this.not(other)));
  }

  not(when: Condition): Condition {
    if (when === ALWAYS) return NEVER;
    if (when === NEVER) return ALWAYS;
    let opposite = this.#opposites.get(when);
    if (opposite === undefined) {
      opposite = this.#decide(when.variable, this.not(when.ifTrue), this.not(when.ifFalse));
      this.#opposites.set(when, opposite);
    }
    return opposite;
  }

  /** Whether the other is the case whenever the one is. */
  implies(one: Condition, other: Condition): boolean {
    return this.and(one, this.not(other)) === NEVER;
  }

  #decide(variable: number, ifTrue: Condition, ifFalse: Condition): Condition {
    if (ifTrue === ifFalse) return ifTrue;
    const key = `${variable} ${conditionKey(ifTrue)} ${conditionKey(ifFalse)}`;
    let decision = this.#decisions.get(key);
    if (!decision) this.#decisions.set(key, (decision = { id: this.#decisions.size, variable, ifTrue, ifFalse }));
    return decision;
  }
}

/** Tells conditions apart. */
export function conditionKey(when: Condition): string {
  return typeof when === 'string' ? when : String(when.id);
}

/** What is left of a condition once a variable, before which it decides nothing, has a value. */
function given(when: Condition, variable: number, value: boolean): Condition {
  if (typeof when === 'string' || when.variable !== variable) return when;
  return value ? when.ifTrue : when.ifFalse;
}
