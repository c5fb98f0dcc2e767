import {
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

import type { SingleOperation } from './toPlannable.ts';

/**
 * Whether planning an operation may take long: whether it has more fields and fragments than that with its fragments written out,
 * and with what is selected of an abstract type written out for each object type. Planners do the latter where they must; a few
 * interfaces within interfaces make a short operation a very large one.
 *
 * @param operation valid against the schema
 * @param schema the API's schema
 */
export function isLarge({ operation, fragments }: SingleOperation, schema: GraphQLSchema, limit: number): boolean {
  let count = 0;

  /** Goes on until it is known. */
  const countFields = ({ selections }: SelectionSetNode, type: GraphQLObjectType): boolean => {
    for (const selection of selections) {
      count += 1;
      if (count > limit) return true;
      if (selection.kind === Kind.FIELD) {
        const value = getNamedType(type.getFields()[selection.name.value]?.type);
        if (!selection.selectionSet || !value) continue;
        for (const object of objectsOf(value.name)) if (countFields(selection.selectionSet, object)) return true;
      } else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value]!;
        const condition = fragment.typeCondition?.name.value;
        if (condition === undefined || applies(condition, type))
          if (countFields(fragment.selectionSet, type)) return true;
      }
    }
    return false;
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

  return countFields(operation.selectionSet, schema.getRootType(operation.operation)!);
}
