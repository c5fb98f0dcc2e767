import type { ErrorCode } from '@online-books/service-kit/errors/ErrorCode';
import { type FieldNode, GraphQLError, type GraphQLField } from 'graphql';

import { compileSlice, type CompiledSlice } from './compileSlice.ts';
import type { Cost, Variables } from './Cost.ts';
import type { ListSize } from './CostModel.ts';

export interface ListSizeOptions {
  /** Of a list of which nothing is said. */
  readonly defaultListSize: number;
  /** Whether a field is refused that is not given exactly one of the slicing arguments that it requires one of. */
  readonly strict: boolean;
}

/** A field where it is selected. */
export interface SelectedField {
  readonly node: FieldNode;
  readonly definition: GraphQLField<unknown, unknown>;
  /** By response keys from the root. */
  readonly path: readonly string[];
}

/** A slicing argument, or a field of an input object that is one: `input.first`. */
interface Slicing {
  readonly name: string;
  readonly slice: CompiledSlice;
}

/**
 * How long a list is at most, by its slicing arguments, else by its assumed size. Of several the largest counts; below
 * nothing there is nothing.
 *
 * @throws GraphQLError where exactly one slicing argument is required, here or for a request: BAD_USER_INPUT where the only one is
 *   null, else COST_QUERY_PARSE_FAILURE
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
  return new GraphQLError(`"${node.name.value}" needs exactly one of the arguments ${list}, and is given ${given}.`, {
    extensions: { code: 'COST_QUERY_PARSE_FAILURE' satisfies ErrorCode, http: { status: 400 } },
  });
}
