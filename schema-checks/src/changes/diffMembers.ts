import type { GraphQLEnumType, GraphQLInterfaceType, GraphQLObjectType, GraphQLUnionType } from 'graphql';

import type { UnownedChange } from './Change.ts';
import { diffDeprecation, diffDescription } from './diffAnnotations.ts';
import { diffEntries } from './diffEntries.ts';
import type { TypeDirections } from './typeDirections.ts';

/** What changed about the values of an enum. What an enum is used for decides whom a new value may surprise. */
export function diffEnumValues(
  before: GraphQLEnumType,
  after: GraphQLEnumType,
  directions: TypeDirections,
): UnownedChange[] {
  const { added, removed, kept } = diffEntries(before.getValues(), after.getValues());
  const coordinateOf = (name: string) => `${after.name}.${name}`;
  return [
    ...removed.map(({ name }): UnownedChange => {
      const message = `Value "${name}" was removed from enum "${after.name}".`;
      return { code: 'VALUE_REMOVED_FROM_ENUM', impact: 'BREAKING', coordinate: coordinateOf(name), message };
    }),
    ...added.map(({ name }): UnownedChange => {
      const message = `Value "${name}" was added to enum "${after.name}".`;
      const impact = directions.output.has(after.name) ? 'DANGEROUS' : 'SAFE';
      return { code: 'VALUE_ADDED_TO_ENUM', impact, coordinate: coordinateOf(name), message };
    }),
    ...kept.flatMap(([old, value]) => {
      const coordinate = coordinateOf(value.name);
      return [
        ...diffDeprecation(
          'ENUM',
          `Enum value "${coordinate}"`,
          coordinate,
          old.deprecationReason,
          value.deprecationReason,
        ),
        ...diffDescription('ENUM_VALUE_DESCRIPTION_CHANGE', `enum value "${coordinate}"`, coordinate, old, value),
      ];
    }),
  ];
}

/** What changed about the members of a union. */
export function diffUnionMembers(before: GraphQLUnionType, after: GraphQLUnionType): UnownedChange[] {
  const { added, removed } = diffEntries(before.getTypes(), after.getTypes());
  const coordinate = after.name;
  return [
    ...removed.map(({ name }): UnownedChange => {
      const message = `Type "${name}" was removed from union "${coordinate}".`;
      return { code: 'TYPE_REMOVED_FROM_UNION', impact: 'BREAKING', coordinate, message };
    }),
    ...added.map(({ name }): UnownedChange => {
      const message = `Type "${name}" was added to union "${coordinate}".`;
      return { code: 'TYPE_ADDED_TO_UNION', impact: 'DANGEROUS', coordinate, message };
    }),
  ];
}

type Implementing = GraphQLObjectType | GraphQLInterfaceType;

/** What changed about the interfaces that a type implements. */
export function diffInterfaces(before: Implementing, after: Implementing): UnownedChange[] {
  const { added, removed } = diffEntries(before.getInterfaces(), after.getInterfaces());
  const coordinate = after.name;
  return [
    ...removed.map(({ name }): UnownedChange => {
      const message = `Type "${coordinate}" does not implement interface "${name}" any more.`;
      return { code: 'TYPE_REMOVED_FROM_INTERFACE', impact: 'BREAKING', coordinate, message };
    }),
    ...added.map(({ name }): UnownedChange => {
      const message = `Type "${coordinate}" implements interface "${name}" now.`;
      return { code: 'TYPE_ADDED_TO_INTERFACE', impact: 'DANGEROUS', coordinate, message };
    }),
  ];
}
