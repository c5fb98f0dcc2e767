import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';

import type { UnownedChange } from './Change.ts';
import { diffDescription } from './diffAnnotations.ts';
import { diffDirectives } from './diffDirectives.ts';
import { diffEntries } from './diffEntries.ts';
import { diffFields } from './diffFields.ts';
import { diffInputFields } from './diffInputFields.ts';
import { diffEnumValues, diffInterfaces, diffUnionMembers } from './diffMembers.ts';
import { typeDirections, type TypeDirections } from './typeDirections.ts';

/**
 * Every difference between two API schemas, with GraphOS' change codes, in the order of coordinates. Members of types that were
 * added or removed are not listed.
 */
export function diffSchemas(before: GraphQLSchema, after: GraphQLSchema): UnownedChange[] {
  const { added, removed, kept } = diffEntries(ownTypes(before), ownTypes(after));
  const directions = typeDirections(after);
  const changes = [
    ...removed.map(({ name }): UnownedChange => {
      return { code: 'TYPE_REMOVED', impact: 'BREAKING', coordinate: name, message: `Type "${name}" was removed.` };
    }),
    ...added.map(({ name }): UnownedChange => {
      return { code: 'TYPE_ADDED', impact: 'SAFE', coordinate: name, message: `Type "${name}" was added.` };
    }),
    ...kept.flatMap(([old, type]) => diffType(old, type, directions)),
    ...diffDirectives(before, after),
  ];
  return changes.sort((left, right) => compare(left.coordinate, right.coordinate) || compare(left.code, right.code));
}

function diffType(before: GraphQLNamedType, after: GraphQLNamedType, directions: TypeDirections): UnownedChange[] {
  const described = diffDescription('TYPE_DESCRIPTION_CHANGE', `type "${after.name}"`, after.name, before, after);
  if (isObjectType(before) && isObjectType(after)) {
    return [...described, ...diffInterfaces(before, after), ...diffFields(before, after)];
  }
  if (isInterfaceType(before) && isInterfaceType(after)) {
    return [...described, ...diffInterfaces(before, after), ...diffFields(before, after)];
  }
  if (isInputObjectType(before) && isInputObjectType(after)) return [...described, ...diffInputFields(before, after)];
  if (isEnumType(before) && isEnumType(after)) return [...described, ...diffEnumValues(before, after, directions)];
  if (isUnionType(before) && isUnionType(after)) return [...described, ...diffUnionMembers(before, after)];
  if (kindOf(before) === kindOf(after)) return described;
  const message = `Type "${after.name}" changed from ${kindOf(before)} to ${kindOf(after)}.`;
  return [{ code: 'TYPE_CHANGED_KIND', impact: 'BREAKING', coordinate: after.name, message }];
}

const KINDS: Readonly<Record<string, string>> = {
  GraphQLScalarType: 'a scalar',
  GraphQLObjectType: 'an object',
  GraphQLInterfaceType: 'an interface',
  GraphQLUnionType: 'a union',
  GraphQLEnumType: 'an enum',
  GraphQLInputObjectType: 'an input object',
};

const kindOf = (type: GraphQLNamedType) => KINDS[type[Symbol.toStringTag]] ?? 'another kind';

function ownTypes(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  );
}

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
