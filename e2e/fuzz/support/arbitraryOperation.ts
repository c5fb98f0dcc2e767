import * as fc from 'fast-check';
import {
  getNamedType,
  type GraphQLField,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isObjectType,
} from 'graphql';

import { arbitraryValue } from './arbitraryValue.ts';
import { mostly } from './mostly.ts';

const DIRECTIVE = mostly(fc.constantFrom('', '', ' @skip(if: false)', ' @include(if: $yes)'), ' @unknown', ' @skip');
const ALIAS = mostly(
  fc.nat(10_000).map((number) => `a${number}: `),
  '',
  '__proto__: ',
  'id: ',
  'constructor: ',
);
/** Operations over a schema, most of which are valid, or nearly so. */
export function arbitraryOperation(schema: GraphQLSchema): fc.Arbitrary<string> {
  return fc
    .record({ kind: fc.constantFrom('query', 'query', 'query', 'mutation'), depth: fc.integer({ min: 1, max: 4 }) })
    .chain(({ kind, depth }) => {
      const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
      return selections(schema, root?.name ?? 'Query', depth).map(
        (text) =>
          `${kind} Fuzz($yes: Boolean! = true) { ok: __typename @include(if: $yes) ...All } fragment All on ${root?.name} ${text}`,
      );
    });
}

function selections(schema: GraphQLSchema, typeName: string, depth: number): fc.Arbitrary<string> {
  const type = schema.getType(typeName)!;
  const fields =
    'getFields' in type ? Object.values(type.getFields() as Record<string, GraphQLField<unknown, unknown>>) : [];
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  const one = fc.oneof(
    { weight: 1, arbitrary: mostly(fc.constantFrom('__typename', '... { __typename }'), '...All', 'unknown') },
    ...(fields.length > 0
      ? [{ weight: 8, arbitrary: fc.constantFrom(...fields).chain((field) => selection(schema, field, depth)) }]
      : []),
    ...(depth > 0 && possible.length > 0
      ? [
          {
            weight: 2,
            arbitrary: fc
              .constantFrom(...possible)
              .chain(({ name }) => selections(schema, name, depth - 1).map((text) => `... on ${name} ${text}`)),
          },
        ]
      : []),
  );
  return fc.array(one, { minLength: 1, maxLength: 4 }).map((texts) => `{ ${texts.join(' ')} }`);
}

function selection(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, depth: number): fc.Arbitrary<string> {
  const type = getNamedType(field.type);
  const below = isCompositeType(type)
    ? depth > 0
      ? selections(schema, type.name, depth - 1)
      : fc.constant('{ __typename }')
    : fc.constant('');
  const values = fc.tuple(
    ...field.args.map(({ name, type }) => arbitraryValue(type).map((value) => `${name}: ${value}`)),
  );
  return fc.tuple(ALIAS, values, DIRECTIVE, below).map(([alias, args, directive, text]) => {
    const list = args.length > 0 ? `(${args.join(', ')})` : '';
    return `${alias}${field.name}${list}${directive} ${text}`;
  });
}
