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

import { responseKey } from '../engine/operation/collectFields.ts';
import type { ResolvedOperation } from '../engine/operation/ResolvedOperation.ts';
import { type Cost, product, sum } from './Cost.ts';
import { compileInputCosts } from './compileInputCosts.ts';
import { compileListSize, type ListSizeOptions } from './compileListSize.ts';
import type { CostModel } from './CostModel.ts';
import { type FieldGroup, groupFields } from './groupFields.ts';
import { operationCost } from './operationCost.ts';

/** A list whose size is declared by a field above it. */
interface SizedField {
  /** The path of field names to it. */
  readonly names: readonly string[];
  readonly size: Cost;
}

/** The position of a selection. */
interface Position {
  /** Response keys from the root. */
  readonly path: readonly string[];
  readonly sized: readonly SizedField[];
}

export interface EstimateOptions extends ListSizeOptions {
  /** The supergraph's. */
  readonly schema: GraphQLSchema;
  readonly model: CostModel;
}

/**
 * The maximum cost of an operation, provided that lists have their declared sizes. Uses the formula of Apollo's router: a field costs
 * its arguments, and for each of its values the value's weight and the cost of its selections. Fields that merge count once; fields
 * under different type conditions all count.
 */
export function compileEstimate(
  { operation, fragments }: ResolvedOperation,
  { schema, model, ...listSizes }: EstimateOptions,
): Cost {
  function selectionCost(selectionSets: readonly SelectionSetNode[], type: GraphQLNamedType, position: Position): Cost {
    return sum(groupFields(selectionSets, type, { schema, fragments }).map((group) => fieldCost(group, position)));
  }

  function fieldCost({ parent, nodes }: FieldGroup, { path: above, sized }: Position): Cost {
    const [node] = nodes;
    const name = node.name.value;
    const definition = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    // `__typename`, and introspection, which sends nothing to subgraphs.
    if (!definition) return 0;

    const path = [...above, responseKey(node)];
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
