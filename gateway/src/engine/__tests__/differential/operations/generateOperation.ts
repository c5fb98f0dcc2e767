import { type GraphQLSchema, parse, validate } from 'graphql';

import { visibleInputs } from '../model/generation/generateArguments.ts';
import type { Graph } from '../model/Graph.ts';
import type { Random } from '../Random.ts';
import type { Operation } from './Operation.ts';
import type { OperationStyle } from './OperationStyle.ts';
import { OperationVariables } from './OperationVariables.ts';
import { SelectionGenerator } from './SelectionGenerator.ts';
import { WILD_LITERALS } from './wildLiterals.ts';

/**
 * A valid operation by chance, with one or more values for its variables; none where many in a row were not valid, as in a graph
 * that has nothing but one field.
 */
export function generateOperation(graph: Graph, random: Random, style: OperationStyle): readonly Operation[] {
  for (let attempt = 0; attempt < 20; attempt++) {
    const operations = generateAny(graph, random, style);
    if (validate(graph.apiSchema, parse(operations[0].document)).length === 0) return operations;
  }
  return [];
}

function generateAny({ apiSchema, model }: Graph, random: Random, style: OperationStyle): [Operation, ...Operation[]] {
  const kind = apiSchema.getMutationType() && random.chance(0.4) ? 'mutation' : 'query';
  const variables = new OperationVariables(random, {
    ...visibleInputs(model),
    ...(style.everything && { literals: WILD_LITERALS }),
  });
  const generator = new SelectionGenerator(random, apiSchema, variables, style);
  const root = kind === 'mutation' ? apiSchema.getMutationType()! : apiSchema.getQueryType()!;
  const selectionSet = generator.operation(root);
  const directive = generator.executableDirective(0.15);
  const isNamed = random.chance(0.5);
  const definitions = [
    `${kind}${isNamed ? ' Asked' : ''}${variables.print()}${directive} ${selectionSet}`,
    ...generator.fragments,
    ...(isNamed && random.chance(0.2) ? [`query Other { ${otherField(apiSchema)} }`] : []),
  ];
  const operation = {
    document: definitions.join('\n'),
    operationName: isNamed ? 'Asked' : undefined,
    variables: variables.values,
  };
  const hasMore = style.everything && Object.keys(variables.values).length > 0;
  return hasMore ? [operation, { ...operation, variables: variables.valuesAnew() }] : [operation];
}

function otherField(schema: GraphQLSchema): string {
  return `__type(name: "${schema.getQueryType()!.name}") { name }`;
}
