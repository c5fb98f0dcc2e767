import {
  type FieldNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

import { isIntrospection } from '../engine/operation/collectFields.ts';
import type { ResolvedOperation } from '../engine/operation/ResolvedOperation.ts';
import type { FieldRules } from './FieldRules.ts';
import type { AuthRequirement } from './AuthRequirement.ts';

/**
 * The fields of an operation that have requirements. Each field is checked on the type that it is selected on, so that each fragment
 * is visited once, wherever it is spread.
 */
export function guardedFields(
  { operation, fragments }: ResolvedOperation,
  schema: GraphQLSchema,
  rules: FieldRules,
): ReadonlyMap<FieldNode, ReadonlySet<AuthRequirement>> {
  const guarded = new Map<FieldNode, ReadonlySet<AuthRequirement>>();

  const look = ({ selections }: SelectionSetNode, type: GraphQLCompositeType): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) lookAtField(selection, type);
      else if (selection.kind === Kind.INLINE_FRAGMENT) look(selection.selectionSet, conditionOf(selection) ?? type);
    }
  };

  const lookAtField = (field: FieldNode, type: GraphQLCompositeType): void => {
    if (isIntrospection(field)) return;
    const name = field.name.value;
    const requirements = new Set(rules.of(type.name, name));
    const below = isUnionType(type) ? undefined : getNamedType(type.getFields()[name]?.type);
    if (field.selectionSet && isCompositeType(below)) {
      look(field.selectionSet, below);
      if (isAbstractType(below) && selectsDirectly(field.selectionSet))
        for (const requirement of rules.ofObjects(below.name)) requirements.add(requirement);
    }
    if (requirements.size > 0) guarded.set(field, requirements);
  };

  const conditionOf = ({
    typeCondition,
  }: {
    readonly typeCondition?: { readonly name: { readonly value: string } };
  }) => {
    const type = typeCondition && schema.getType(typeCondition.name.value);
    return isCompositeType(type) ? type : undefined;
  };

  look(operation.selectionSet, schema.getRootType(operation.operation)!);
  for (const fragment of Object.values(fragments)) look(fragment.selectionSet, conditionOf(fragment)!);
  return guarded;
}

/** Whether fields are selected directly on an abstract type. Its `__typename` needs no authorization. */
function selectsDirectly({ selections }: SelectionSetNode): boolean {
  return selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value !== '__typename';
    return (
      selection.kind === Kind.INLINE_FRAGMENT && !selection.typeCondition && selectsDirectly(selection.selectionSet)
    );
  });
}
