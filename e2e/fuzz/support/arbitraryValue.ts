import * as fc from 'fast-check';
import {
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

import { mostly } from './mostly.ts';

/** Values of scalars as people give them, and some that nobody should. */
const SCALARS: Readonly<Record<string, readonly string[]>> = {
  ID: ['"1"', '1', '"0"', '"01900000-0000-7000-8000-000000000001"', '"none"'],
  Int: ['1', '2', '0', '-1', '100', '2147483647'],
  Float: ['1', '0.5', '-1e300'],
  Boolean: ['true', 'false'],
  String: ['"x"', '""', '"krishna"', '"\\u0000"', '"\' OR 1=1 -- "', '"${7*7}"', '"murder %"'],
  EmailAddress: ['"somebody@example.com"', '"nobody"'],
  PhoneNumber: ['"9000000001"', '"1"'],
};

const DEPTH = 3;

/** Values of a type as literals, most of which are valid. */
export function arbitraryValue(type: GraphQLInputType, depth = DEPTH): fc.Arbitrary<string> {
  return mostly(usualValue(type, depth), '-1', 'null', '[]', '{}', '$yes', 'RED', '1e400');
}

function usualValue(type: GraphQLInputType, depth: number): fc.Arbitrary<string> {
  if (isNonNullType(type)) return usualValue(type.ofType, depth);
  if (isListType(type)) {
    const items = fc.array(arbitraryValue(type.ofType, depth), { maxLength: 3 });
    return items.map((values) => `[${values.join(', ')}]`);
  }
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type))
    return depth > 0 ? inputObject(Object.values(type.getFields()), depth) : fc.constant('{}');
  return fc.constantFrom(...(SCALARS[type.name] ?? ['null']));
}

function inputObject(fields: readonly GraphQLInputField[], depth: number): fc.Arbitrary<string> {
  const entries = fields.map(({ name, type }) => {
    const entry = arbitraryValue(type, depth - 1).map((value) => [`${name}: ${value}`]);
    return isNonNullType(type) ? entry : fc.oneof(entry, fc.constant<string[]>([]));
  });
  return fc.tuple(...entries).map((given) => `{ ${given.flat().join(', ')} }`);
}
