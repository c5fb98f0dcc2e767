import { Kind, type OperationDefinitionNode } from 'graphql';

/** The values of an operation's Boolean variables, defaults included. */
export function conditionsOf(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, boolean> {
  const conditions = new Map<string, boolean>();
  for (const { variable, defaultValue } of variableDefinitions) {
    const name = variable.name.value;
    const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
    const value = given ?? (defaultValue?.kind === Kind.BOOLEAN ? defaultValue.value : undefined);
    if (typeof value === 'boolean') conditions.set(name, value);
  }
  return conditions;
}
