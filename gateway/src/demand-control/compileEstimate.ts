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

/** Lists among the fields of a type, as long as the field above them says. */
interface SizedFields {
  readonly names: readonly string[];
  readonly size: Cost;
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
  function selectionCost(
    selectionSets: readonly SelectionSetNode[],
    type: GraphQLNamedType,
    sized?: SizedFields,
  ): Cost {
    return sum(groupFields(selectionSets, type, { schema, fragments }).map((group) => fieldCost(group, sized)));
  }

  function fieldCost({ parent, nodes }: FieldGroup, sized?: SizedFields): Cost {
    const [node] = nodes;
    const name = node.name.value;
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    // `__typename`, and introspection of the gateway's own schema, which asks no subgraph.
    if (!field) return 0;

    const listSize = model.listSize(parent, field);
    const size = listSize ? compileListSize(listSize, node, field, listSizes) : listSizes.defaultListSize;
    const isList = isListType(getNullableType(field.type));
    const count = isList ? (sized?.names.includes(name) ? sized.size : size) : 1;
    const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const sizedBelow = listSize?.sizedFields ? { names: listSize.sizedFields, size } : undefined;
    const value = [model.fieldWeight(parent, field), selectionCost(below, getNamedType(field.type), sizedBelow)];
    return sum([product(count, sum(value)), compileInputCosts(model, node, field)]);
  }

  const root = schema.getRootType(operation.operation)!;
  return sum([operationCost(operation.operation), selectionCost([operation.selectionSet], root)]);
}
