import { getNamedType, type GraphQLSchema, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/** In which directions values of each type go. */
export interface TypeDirections {
  /** Types that clients send. */
  readonly input: ReadonlySet<string>;
  /** Types that clients get. */
  readonly output: ReadonlySet<string>;
}

/** An enum value added to an enum that clients only send breaks nobody: the directions of types decide about impact. */
export function typeDirections(schema: GraphQLSchema): TypeDirections {
  const input = new Set<string>();
  const output = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) input.add(getNamedType(field.type).name);
    } else if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        output.add(getNamedType(field.type).name);
        for (const argument of field.args) input.add(getNamedType(argument.type).name);
      }
    }
  }
  for (const directive of schema.getDirectives()) {
    for (const argument of directive.args) input.add(getNamedType(argument.type).name);
  }
  return { input, output };
}
