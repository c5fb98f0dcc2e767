import type { ErrorCode } from '@online-books/service-kit/errors/ErrorCode';
import { type FieldNode, GraphQLError, type GraphQLField } from 'graphql';

import { compileSlice, type CompiledSlice } from './compileSlice.ts';
import type { Cost, Variables } from './Cost.ts';
import type { ListSize } from './CostModel.ts';

export interface ListSizeOptions {
  /** The size of a list without `@listSize`. */
  readonly defaultListSize: number;
  /** Whether a field that requires exactly one slicing argument is rejected if it has none or several. */
  readonly strict: boolean;
}

/** A selected field. */
export interface SelectedField {
  readonly node: FieldNode;
  readonly definition: GraphQLField<unknown, unknown>;
  /** Response keys from the root. */
  readonly path: readonly string[];
}

/** A slicing argument, which may be an input field: `input.first`. */
interface Slicing {
  readonly name: string;
  readonly slice: CompiledSlice;
}

/**
 * The maximum size of a list: the largest of its slicing arguments, at least 0; without any, its assumed size.
 *
 * @throws GraphQLError if exactly one slicing argument is required and not given, here or for a request: BAD_USER_INPUT if the only
 *   one is null, COST_QUERY_PARSE_FAILURE otherwise
 */
export function compileListSize(
  { slicingArguments, assumedSize, requireOneSlicingArgument }: ListSize,
  field: SelectedField,
  { defaultListSize, strict }: ListSizeOptions,
): Cost {
  const otherwise = assumedSize ?? defaultListSize;
  if (!slicingArguments?.length) return otherwise;
  const all = slicingArguments.flatMap((name) => compileSlicing(name, field));

  const sizeFor = (variables: Variables): number => {
    const read = all.map(({ name, slice }) => ({ name, size: typeof slice === 'function' ? slice(variables) : slice }));
    const sizes = read.flatMap(({ size }) => (typeof size === 'number' ? [size] : []));
    if (strict && requireOneSlicingArgument && sizes.length !== 1) {
      const isNull = read.find(({ size }) => size === null);
      throw sizes.length === 0 && isNull ? nullSlice(field, isNull.name) : wrongCount(field, all, sizes.length);
    }
    return sizes.length > 0 ? Math.max(0, ...sizes) : otherwise;
  };
  return all.some(({ slice }) => typeof slice === 'function') ? sizeFor : sizeFor({});
}

function compileSlicing(name: string, { node, definition }: SelectedField): Slicing[] {
  const [first, ...path] = name.split('.');
  const argument = definition.args.find((candidate) => candidate.name === first);
  if (!argument) return [];
  const given = node.arguments?.find((candidate) => candidate.name.value === first);
  return [{ name, slice: compileSlice(argument, given, path) }];
}

function nullSlice({ node, path }: SelectedField, name: string): GraphQLError {
  return new GraphQLError(`The argument "${name}" of "${node.name.value}" must not be null.`, {
    path,
    extensions: {
      code: 'BAD_USER_INPUT' satisfies ErrorCode,
      argumentPath: name.split('.'),
      http: { status: 400 },
    },
  });
}

function wrongCount({ node }: SelectedField, slicings: readonly Slicing[], given: number): GraphQLError {
  const list = slicings.map(({ name }) => name).join(', ');
  return new GraphQLError(`"${node.name.value}" requires exactly one of the arguments ${list}, but has ${given}.`, {
    extensions: { code: 'COST_QUERY_PARSE_FAILURE' satisfies ErrorCode, http: { status: 400 } },
  });
}
