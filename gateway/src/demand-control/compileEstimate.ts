import {
  getNamedType,
  getNullableType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isListType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';

import type { SingleOperation } from '../execution/operation/toPlannable.ts';
import { type Cost, product, sum } from './Cost.ts';
import { compileInputCosts } from './compileInputCosts.ts';
import { compileListSize, type ListSizeOptions } from './compileListSize.ts';
import type { CostModel } from './CostModel.ts';
import { type FieldGroup, groupFields } from './groupFields.ts';
import { operationCost } from './operationCost.ts';

/** A list below a field that says how long it is. */
interface SizedField {
  /** The names of the fields that lead to it. */
  readonly names: readonly string[];
  readonly size: Cost;
}

/** Where a selection stands. */
interface Place {
  /** By response keys from the root. */
  readonly path: readonly string[];
  readonly sized: readonly SizedField[];
}

export interface EstimateOptions extends ListSizeOptions {
  /** The supergraph's. */
  readonly schema: GraphQLSchema;
  readonly model: CostModel;
}

/**
 * What an operation costs at most, if its lists are as long as they are said to be. The formula is that of Apollo's router: a
 * field costs its arguments, and for each of its values the weight of the value and of all that is selected of it. Fields that
 * merge are counted once, and those of different type conditions all are.
 */
export function compileEstimate(
  { operation, fragments }: SingleOperation,
  { schema, model, ...listSizes }: EstimateOptions,
): Cost {
  function selectionCost(selectionSets: readonly SelectionSetNode[], type: GraphQLNamedType, place: Place): Cost {
    return sum(groupFields(selectionSets, type, { schema, fragments }).map((group) => fieldCost(group, place)));
  }

  function fieldCost({ parent, nodes }: FieldGroup, { path: above, sized }: Place): Cost {
    const [node] = nodes;
    const name = node.name.value;
    const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    // `__typename`, and introspection of the gateway's own schema, which asks no subgraph.
    if (!definition) return 0;

    const path = [...above, (node.alias ?? node.name).value];
    const listSize = model.listSize(parent, definition);
    const own = listSize ? compileListSize(listSize, { node, definition, path }, listSizes) : listSizes.defaultListSize;
    const said = sized.filter(({ names }) => names[0] === name);
    const isList = isListType(getNullableType(definition.type));
    const count = isList ? (said.find(({ names }) => names.length === 1)?.size ?? own) : 1;
    const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const sizedBelow = [
      ...said.flatMap(({ names: [, ...names], size }) => (names.length > 0 ? [{ names, size }] : [])),
      ...(listSize?.sizedFields ?? []).map((field) => ({ names: field.split('.'), size: own })),
    ];
    const value = [
      model.fieldWeight(parent, definition),
      selectionCost(below, getNamedType(definition.type), { path, sized: sizedBelow }),
    ];
    return sum([product(count, sum(value)), compileInputCosts(model, node, definition)]);
  }

  const root = schema.getRootType(operation.operation)!;
  return sum([
    operationCost(operation.operation),
    selectionCost([operation.selectionSet], root, { path: [], sized: [] }),
  ]);
}
