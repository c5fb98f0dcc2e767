import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

import type { ClientOperation } from './ClientOperation.ts';
import { collectUsage } from './collectUsage.ts';

/** A deprecated element and the operations that still use it. */
export interface DeprecatedUse {
  readonly coordinate: string;
  readonly reason: string;
  readonly operations: readonly ClientOperation[];
}

/** Every deprecated field, argument and enum value of a schema with the operations that use it; unused ones too. */
export function deprecatedUses(schema: GraphQLSchema, operations: readonly ClientOperation[]): DeprecatedUse[] {
  const deprecated = deprecatedElements(schema);
  if (deprecated.size === 0) return [];
  const users = new Map<string, ClientOperation[]>([...deprecated.keys()].map((coordinate) => [coordinate, []]));
  for (const operation of operations) {
    const { fields, givenArguments, enumValues } = collectUsage(operation.document, schema);
    for (const coordinate of [...fields, ...givenArguments, ...enumValues]) users.get(coordinate)?.push(operation);
  }
  return [...deprecated].map(([coordinate, reason]) => ({ coordinate, reason, operations: users.get(coordinate)! }));
}

function deprecatedElements(schema: GraphQLSchema): Map<string, string> {
  const found = new Map<string, string>();
  const add = (coordinate: string, { deprecationReason }: { deprecationReason?: string | null | undefined }) => {
    if (deprecationReason != null) found.set(coordinate, deprecationReason);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        add(`${type.name}.${field.name}`, field);
        for (const argument of field.args) add(`${type.name}.${field.name}(${argument.name}:)`, argument);
      }
    } else if (isEnumType(type)) {
      for (const value of type.getValues()) add(`${type.name}.${value.name}`, value);
    } else if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) add(`${type.name}.${field.name}`, field);
    }
  }
  return found;
}
