import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** The types of a schema and their elements in one order, as a text. Defaults are left out: `Json` has no literals. */
export function describeSchema(schema: GraphQLSchema): string {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  return types
    .map((type) => `${type.name}: ${describeType(type).toSorted().join(', ')}`)
    .toSorted()
    .join('\n');
}

function describeType(type: GraphQLNamedType): string[] {
  if (isObjectType(type) || isInterfaceType(type))
    return [...type.getInterfaces().map(({ name }) => `is ${name}`), ...Object.values(type.getFields()).map(describe)];
  if (isUnionType(type)) return type.getTypes().map(({ name }) => name);
  if (isEnumType(type)) return type.getValues().map(({ name }) => name);
  return isInputObjectType(type) ? Object.values(type.getFields()).map(describeInput) : [];
}

function describe({ name, args, type }: GraphQLField<unknown, unknown>): string {
  return `${name}(${args.map(describeInput).toSorted().join(', ')}): ${String(type)}`;
}

function describeInput({ name, type }: GraphQLArgument | GraphQLInputField): string {
  return `${name}: ${String(type)}`;
}
