import { Kind, visit } from 'graphql';

import type { SingleOperation } from './toPlannable.ts';

/** The names of the variables that `@skip` and `@include` ask for. */
export function conditionVariables({ operation, fragments }: SingleOperation): readonly string[] {
  const names = new Set<string>();
  for (const definition of [operation, ...Object.values(fragments)]) {
    visit(definition, {
      Directive({ name, arguments: [argument] = [] }) {
        const conditional = name.value === 'skip' || name.value === 'include';
        if (conditional && argument?.value.kind === Kind.VARIABLE) names.add(argument.value.name.value);
      },
    });
  }
  return [...names].toSorted();
}
