import { type GraphQLSchema, parse, validate } from 'graphql';

import { visibleInputs } from '../model/generation/generateArguments.ts';
import type { Graph } from '../model/Graph.ts';
import type { Random } from '../Random.ts';
import type { Operation } from './Operation.ts';
import { OperationVariables } from './OperationVariables.ts';
import { SelectionGenerator } from './SelectionGenerator.ts';

/** A valid operation by chance; undefined where many in a row were not, as in a graph that has nothing but one field. */
export function generateOperation(graph: Graph, random: Random): Operation | undefined {
  for (let attempt = 0; attempt < 20; attempt++) {
    const operation = generateAny(graph, random);
    if (validate(graph.apiSchema, parse(operation.document)).length === 0) return operation;
  }
  return undefined;
}

function generateAny({ apiSchema, model }: Graph, random: Random): Operation {
  const kind = apiSchema.getMutationType() && random.chance(0.4) ? 'mutation' : 'query';
  const variables = new OperationVariables(random, visibleInputs(model));
  const generator = new SelectionGenerator(random, apiSchema, variables);
  const root = kind === 'mutation' ? apiSchema.getMutationType()! : apiSchema.getQueryType()!;
  const selectionSet = generator.selectionSet(root);
  const isNamed = random.chance(0.5);
  const definitions = [
    `${kind}${isNamed ? ' Asked' : ''}${variables.print()} ${selectionSet}`,
    ...generator.fragments,
    ...(isNamed && random.chance(0.2) ? [`query Other { ${otherField(apiSchema)} }`] : []),
  ];
  return {
    document: definitions.join('\n'),
    operationName: isNamed ? 'Asked' : undefined,
    variables: variables.values,
  };
}

function otherField(schema: GraphQLSchema): string {
  return `__type(name: "${schema.getQueryType()!.name}") { name }`;
}
