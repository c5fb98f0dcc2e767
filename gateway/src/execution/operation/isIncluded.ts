import { Kind, type SelectionNode } from 'graphql';

/** Whether `@skip` and `@include` let a selection in (GraphQL specification, sections 3.13.1 and 3.13.2). */
export function isIncluded(selection: SelectionNode, conditions: ReadonlyMap<string, boolean>): boolean {
  return passes(selection, (variable, wanted) => conditions.get(variable) === wanted);
}

/** Whether a selection is let in under any values of the variables. */
export function mayBeIncluded(selection: SelectionNode): boolean {
  return passes(selection, () => true);
}

function passes({ directives = [] }: SelectionNode, hasValue: (variable: string, wanted: boolean) => boolean): boolean {
  return directives.every(({ name, arguments: [argument] = [] }) => {
    if (name.value !== 'skip' && name.value !== 'include') return true;
    const wanted = name.value === 'include';
    const condition = argument?.value;
    if (condition?.kind === Kind.VARIABLE) return hasValue(condition.name.value, wanted);
    return condition?.kind === Kind.BOOLEAN && condition.value === wanted;
  });
}
