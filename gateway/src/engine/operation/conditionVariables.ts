import { type DirectiveNode, Kind, visit } from 'graphql';

import type { ResolvedOperation } from './ResolvedOperation.ts';

/**
 * The names of the variables that `@skip` and `@include` use, in one order; null where an operation has neither.
 */
export function conditionVariables({ operation, fragments }: ResolvedOperation): readonly string[] | null {
  let isConditional = false;
  const names = new Set<string>();
  for (const definition of [operation, ...Object.values(fragments)]) {
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

export function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include';
}
