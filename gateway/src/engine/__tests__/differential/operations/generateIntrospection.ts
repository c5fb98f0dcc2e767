import type { GraphQLSchema } from 'graphql';

import type { Random } from '../Random.ts';
import type { OperationVariables } from './OperationVariables.ts';

/** A question about the schema, beside fields of data. It asks for nothing that depends on the order of definitions. */
export function generateIntrospection(
  random: Random,
  schema: GraphQLSchema,
  variables: OperationVariables,
  directives: string,
): string {
  const alias = (key: string) => (random.chance(0.5) ? `${key}${random.between(0, 9)}: ` : '');
  if (random.chance(0.4))
    return `${alias('schema')}__schema${directives} { queryType { name kind } mutationType { name fields { ...on __Field { __typename } } } }`;
  const names = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__'));
  const name = random.chance(0.3) ? variables.literalOrVariable('String!') : JSON.stringify(random.pick(names));
  return `type${random.between(10, 99)}: __type(name: ${name})${directives} { __typename kind name }`;
}
