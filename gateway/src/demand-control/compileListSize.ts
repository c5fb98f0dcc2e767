import type { ErrorCode } from '@online-books/service-kit/errors/ErrorCode';
import { type FieldNode, type GraphQLArgument, GraphQLError, type GraphQLField, Kind } from 'graphql';

import type { Cost, Variables } from './Cost.ts';
import type { ListSize } from './CostModel.ts';

export interface ListSizeOptions {
  /** Of a list of which nothing is said. */
  readonly defaultListSize: number;
  /** Whether a field is refused that is not given exactly one of the slicing arguments that it requires one of. */
  readonly strict: boolean;
}

type Slice = number | null | undefined;

/**
 * How long a list is at most, by its slicing arguments, else by its assumed size. Of several the largest counts; below
 * nothing there is nothing.
 *
 * @throws GraphQLError COST_QUERY_PARSE_FAILURE, here or for a request, where exactly one slicing argument is required
 */
export function compileListSize(
  { slicingArguments, assumedSize, requireOneSlicingArgument }: ListSize,
  node: FieldNode,
  definition: GraphQLField<unknown, unknown>,
  { defaultListSize, strict }: ListSizeOptions,
): Cost {
  const otherwise = assumedSize ?? defaultListSize;
  if (!slicingArguments?.length) return otherwise;
  const slices = definition.args.filter(({ name }) => slicingArguments.includes(name)).map((arg) => toSlice(node, arg));

  const sizeFor = (variables: Variables): number => {
    const given = slices
      .map((slice) => (typeof slice === 'function' ? slice(variables) : slice))
      .filter((size) => typeof size === 'number');
    if (strict && requireOneSlicingArgument && given.length !== 1) throw toError(node, slicingArguments, given.length);
    return given.length > 0 ? Math.max(0, ...given) : otherwise;
  };
  return slices.some((slice) => typeof slice === 'function') ? sizeFor : sizeFor({});
}

function toSlice(node: FieldNode, { name, defaultValue }: GraphQLArgument): Slice | ((variables: Variables) => Slice) {
  const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
  if (!value) return defaultValue as Slice;
  if (value.kind !== Kind.VARIABLE) return value.kind === Kind.INT ? Number(value.value) : undefined;
  const variable = value.name.value;
  return (variables) => (Object.hasOwn(variables, variable) ? variables[variable] : defaultValue) as Slice;
}

function toError({ name }: FieldNode, slicingArguments: readonly string[], given: number): GraphQLError {
  const list = slicingArguments.join(', ');
  return new GraphQLError(`"${name.value}" needs exactly one of the arguments ${list}, and is given ${given}.`, {
    extensions: { code: 'COST_QUERY_PARSE_FAILURE' satisfies ErrorCode, http: { status: 400 } },
  });
}
