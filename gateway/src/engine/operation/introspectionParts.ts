import {
  type DocumentNode,
  getNamedType,
  getNullableType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

import type { PathStep } from '../plan/PlanNode.ts';
import type { InternalAliases } from './InternalAliases.ts';
import { fieldsOf, fragmentOf, isIntrospection } from './collectFields.ts';
import { definitionsOf, type ResolvedOperation } from './ResolvedOperation.ts';
import { withRootFields } from './withRootFields.ts';

/** The introspection that is selected of the objects of type `Query` at one position of the response. */
export interface IntrospectionPart {
  /** To those objects from the root, by the keys of the data. */
  readonly path: readonly PathStep[];
  /** A query for it alone, its fields under the keys of the data. */
  readonly document: DocumentNode;
}

/**
 * The introspection of an operation, wherever it is selected: `__schema` and `__type` are fields of the type `Query`, which stands below the
 * root where a field is of that type.
 *
 * @param schema the API's schema
 */
export function introspectionParts(
  single: ResolvedOperation,
  schema: GraphQLSchema,
  keys: InternalAliases,
): IntrospectionPart[] {
  if (!introspects(single)) return [];
  const { operation, fragments } = single;
  const queryType = schema.getQueryType();
  const parts: IntrospectionPart[] = [];

  const look = (selectionSet: SelectionSetNode, type: GraphQLNamedType, path: readonly PathStep[]): void => {
    if (type === queryType && selectsIntrospection(selectionSet))
      parts.push({ path, document: toDocument(selectionSet) });
    lookBelow(selectionSet, type, path);
  };

  const lookBelow = ({ selections }: SelectionSetNode, type: GraphQLNamedType, path: readonly PathStep[]): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
        if (!field || !selection.selectionSet) continue;
        look(selection.selectionSet, getNamedType(field.type), [...path, ...stepsTo(keys.of(selection), field.type)]);
      } else {
        const fragment = fragmentOf(selection, fragments)!;
        const condition = fragment.typeCondition?.name.value ?? type.name;
        const step = { kind: 'TypeCondition', types: [condition] } as const;
        const narrowed = condition === type.name ? path : [...path, step];
        lookBelow(fragment.selectionSet, schema.getType(condition)!, narrowed);
      }
    }
  };

  const asQuery = (selectionSet: SelectionSetNode): ResolvedOperation => ({
    operation: { ...operation, operation: OperationTypeNode.QUERY, selectionSet },
    fragments,
  });

  const selectsIntrospection = (selectionSet: SelectionSetNode): boolean =>
    fieldsOf([selectionSet], fragments).some(isIntrospection);

  const toDocument = (selectionSet: SelectionSetNode): DocumentNode => {
    const part = withRootFields(asQuery(selectionSet), isIntrospection);
    const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: definitionsOf(part) };
    return visit(document, {
      Field: (field) =>
        isIntrospection(field) ? { ...field, alias: { kind: Kind.NAME, value: keys.of(field) } } : undefined,
    });
  };

  look(operation.selectionSet, schema.getRootType(operation.operation)!, []);
  return parts;
}

/** Whether an operation introspects the schema anywhere. */
export function introspects(operation: ResolvedOperation): boolean {
  let found = false;
  for (const definition of definitionsOf(operation))
    visit(definition, { Field: (field) => void (found ||= isIntrospection(field)) });
  return found;
}

function stepsTo(key: string, type: GraphQLOutputType): PathStep[] {
  const steps: PathStep[] = [{ kind: 'Key', key }];
  for (let inner = getNullableType(type); isListType(inner); inner = getNullableType(inner.ofType))
    steps.push({ kind: 'Items' });
  return steps;
}
