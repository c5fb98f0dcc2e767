import { type DirectiveNode, Kind, type SelectionNode } from 'graphql';

import { type Cost, product } from './Cost.ts';

/** 1 where `@skip` and `@include` let a selection in, else 0 (GraphQL specification, sections 3.13.1 and 3.13.2). */
export function whenIncluded({ directives = [] }: SelectionNode): Cost {
  return directives.map(toFactor).reduce(product, 1);
}

function toFactor({ name, arguments: [argument] = [] }: DirectiveNode): Cost {
  if (name.value !== 'skip' && name.value !== 'include') return 1;
  const wanted = name.value === 'include';
  const condition = argument?.value;
  if (condition?.kind === Kind.BOOLEAN) return condition.value === wanted ? 1 : 0;
  if (condition?.kind !== Kind.VARIABLE) return 1;
  const variable = condition.name.value;
  return (variables) => (variables[variable] === wanted ? 1 : 0);
}
