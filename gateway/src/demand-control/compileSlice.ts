import { type ArgumentNode, type GraphQLArgument, isNonNullType, Kind, valueFromAST } from 'graphql';

import type { Variables } from './Cost.ts';
import { hasVariable } from './hasVariable.ts';

/**
 * The list size that a slicing argument requests: its number, or the length of its list; null if it is null, undefined if it is absent.
 */
export type Slice = number | null | undefined;

export type CompiledSlice = Slice | ((variables: Variables) => Slice);

/**
 * @param given the argument in the operation, if present
 * @param path from the argument to the number or list: none, or names of input fields
 */
export function compileSlice(
  argument: GraphQLArgument,
  given: ArgumentNode | undefined,
  path: readonly string[],
): CompiledSlice {
  const { type, defaultValue } = argument;
  const otherwise = sliceOf(defaultValue, path);
  if (!given) return otherwise;
  const { value } = given;
  // Only the length of a list matters, not its items.
  if (value.kind === Kind.LIST && path.length === 0) return value.values.length;
  const read = (variables: Variables): Slice => {
    if (value.kind === Kind.VARIABLE && !Object.hasOwn(variables, value.name.value)) return otherwise;
    const isNull = value.kind === Kind.NULL || (value.kind === Kind.VARIABLE && variables[value.name.value] === null);
    // The field fails, and returns no list (GraphQL specification, CoerceArgumentValues).
    if (isNull) return isNonNullType(type) ? 0 : null;
    return sliceOf(valueFromAST(value, type, variables), path);
  };
  return hasVariable(value) ? read : read({});
}

function sliceOf(value: unknown, path: readonly string[]): Slice {
  let found = value;
  for (const name of path) {
    if (found === null) return null;
    if (typeof found !== 'object' || Array.isArray(found)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  if (Array.isArray(found)) return found.length;
  return typeof found === 'number' || found === null ? found : undefined;
}
