import {
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

import { fragmentOf } from './collectFields.ts';
import type { ResolvedOperation } from './ResolvedOperation.ts';

/**
 * How much there is to plan: the selections of an operation with its fragments expanded, and with what is selected of an abstract type
 * expanded for each object type. Planners do the latter where they must; a few interfaces within interfaces make a short operation a
 * very large one.
 *
 * @param operation valid against the schema
 * @param schema the API's schema
 * @param limit the count ends there, and so does its work
 */
export function planningSize(
  { operation, fragments }: ResolvedOperation,
  schema: GraphQLSchema,
  limit: number,
): number {
  let count = 0;

  const countSelections = ({ selections }: SelectionSetNode, type: GraphQLObjectType): void => {
    for (const selection of selections) {
      if (count >= limit) return;
      count += 1;
      if (selection.kind === Kind.FIELD) {
        const value = getNamedType(type.getFields()[selection.name.value]?.type);
        if (!selection.selectionSet || !value) continue;
        for (const object of objectsOf(value.name)) countSelections(selection.selectionSet, object);
      } else {
        const fragment = fragmentOf(selection, fragments)!;
        const condition = fragment.typeCondition?.name.value;
        if (condition === undefined || applies(condition, type)) countSelections(fragment.selectionSet, type);
      }
    }
  };

  const objectsOf = (name: string): readonly GraphQLObjectType[] => {
    const type = schema.getType(name);
    if (isAbstractType(type)) return schema.getPossibleTypes(type);
    return isObjectType(type) ? [type] : [];
  };

  const applies = (condition: string, type: GraphQLObjectType): boolean => {
    const other = schema.getType(condition);
    return condition === type.name || (isAbstractType(other) && schema.isSubType(other, type));
  };

  countSelections(operation.selectionSet, schema.getRootType(operation.operation)!);
  return count;
}
