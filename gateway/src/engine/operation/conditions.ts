import { type DirectiveNode, Kind, type SelectionNode, visit } from 'graphql';

import { definitionsOf, type ResolvedOperation } from './ResolvedOperation.ts';

/** The values of the variables that `@skip` and `@include` use. */
export type ConditionValues = ReadonlyMap<string, boolean>;

/** Operations with more condition variables are compiled when they are requested. */
const MAX_COMBINED = 3;

export function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include';
}

/** Whether `@skip` and `@include` include a selection (GraphQL specification, sections 3.13.1 and 3.13.2). */
export function isIncluded({ directives = [] }: SelectionNode, values: ConditionValues): boolean {
  return directives.every((directive) => {
    if (!isCondition(directive)) return true;
    const expected = directive.name.value === 'include';
    const condition = directive.arguments?.[0]?.value;
    if (condition?.kind === Kind.VARIABLE) return values.get(condition.name.value) === expected;
    return condition?.kind === Kind.BOOLEAN && condition.value === expected;
  });
}

/** The sorted names of the variables that `@skip` and `@include` use; null where an operation has neither directive. */
export function conditionVariables(operation: ResolvedOperation): readonly string[] | null {
  let isConditional = false;
  const names = new Set<string>();
  for (const definition of definitionsOf(operation)) {
    visit(definition, {
      Directive(directive) {
        if (!isCondition(directive)) return;
        isConditional = true;
        const [argument] = directive.arguments ?? [];
        if (argument?.value.kind === Kind.VARIABLE) names.add(argument.value.name.value);
      },
    });
  }
  return isConditional ? [...names].toSorted() : null;
}

/** All combinations of values of few condition variables; none where they are many. */
export function conditionCombinations(names: readonly string[]): readonly ConditionValues[] {
  if (names.length > MAX_COMBINED) return [];
  const combinations = Array.from({ length: 2 ** names.length }, (_, bits) => bits);
  return combinations.map((bits) => new Map(names.map((name, at) => [name, Boolean((bits >> at) & 1)])));
}
