import {
  type FieldNode,
  getNamedType,
  getNullableType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  isInputObjectType,
  isLeafType,
  isListType,
  valueFromAST,
  type ValueNode,
} from 'graphql';

import { type Cost, sum, type Variables } from './Cost.ts';
import type { CostModel } from './CostModel.ts';
import { hasVariable } from './hasVariable.ts';

/** The cost of a field's arguments: their own weights, and those of everything in their values. */
export function compileInputCosts(model: CostModel, node: FieldNode, field: GraphQLField<unknown, unknown>): Cost {
  const given = (node.arguments ?? []).map(({ name, value }) => {
    const argument = field.args.find((candidate) => candidate.name === name.value);
    return argument ? compileInputCost(model, argument, value) : 0;
  });
  return sum(given);
}

function compileInputCost(model: CostModel, argument: GraphQLArgument, value: ValueNode): Cost {
  const weight = model.inputWeight(argument);
  if (weight === 0 && isLeafType(getNamedType(argument.type))) return 0;
  const score = (variables: Variables) =>
    scoreInput(model, valueFromAST(value, argument.type, variables), argument.type, weight);
  return hasVariable(value) ? score : score({});
}

function scoreInput(model: CostModel, value: unknown, inputType: GraphQLInputType, weight: number): number {
  if (value === undefined || value === null) return 0;
  const type = getNullableType(inputType);
  if (isListType(type) && Array.isArray(value)) {
    return value.reduce<number>((total, item) => total + scoreInput(model, item, type.ofType, weight), 0);
  }
  if (!isInputObjectType(type)) return weight;
  const fields = Object.values(type.getFields());
  return fields.reduce(
    (total, field) =>
      total + scoreInput(model, (value as Record<string, unknown>)[field.name], field.type, model.inputWeight(field)),
    weight,
  );
}
