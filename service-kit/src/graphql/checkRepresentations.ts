import { type GraphQLFieldResolver, type GraphQLSchema, isUnionType } from 'graphql';

import { badUserInput } from '../errors/requestErrors.ts';

/**
 * Makes `_entities` of a subgraph's schema refuse what is no representation: its argument is any JSON, and the field's own
 * resolver takes a wrong one for a fault of the server. Changes the schema, and returns it.
 */
export function checkRepresentations(schema: GraphQLSchema): GraphQLSchema {
  const field = schema.getQueryType()?.getFields()['_entities'];
  const entity = schema.getType('_Entity');
  if (!field?.resolve || !isUnionType(entity)) return schema;
  const names = new Set(entity.getTypes().map(({ name }) => name));
  field.resolve = checking(field.resolve, names);
  return schema;
}

function checking(
  resolve: GraphQLFieldResolver<unknown, unknown>,
  entities: ReadonlySet<string>,
): GraphQLFieldResolver<unknown, unknown, { readonly representations: readonly unknown[] }> {
  return (source, args, context, info) => {
    args.representations.forEach((representation, index) => {
      if (entities.has(typenameOf(representation))) return;
      throw badUserInput('This is not a representation of an entity of this subgraph.', ['representations', index]);
    });
    return resolve(source, args, context, info);
  };
}

function typenameOf(representation: unknown): string {
  const { __typename: name } = Object(representation) as { readonly __typename?: unknown };
  return typeof name === 'string' ? name : '';
}
