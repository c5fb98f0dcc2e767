import { Kind, type SelectionNode } from 'graphql';

/** Whether `@skip` and `@include` include a selection (GraphQL specification, sections 3.13.1 and 3.13.2). */
export function isIncluded({ directives = [] }: SelectionNode, values: ReadonlyMap<string, boolean>): boolean {
  return directives.every(({ name, arguments: [argument] = [] }) => {
    if (name.value !== 'skip' && name.value !== 'include') return true;
    const wanted = name.value === 'include';
    const condition = argument?.value;
    if (condition?.kind === Kind.VARIABLE) return values.get(condition.name.value) === wanted;
    return condition?.kind === Kind.BOOLEAN && condition.value === wanted;
  });
}
