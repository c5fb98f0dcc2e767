import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  type GraphQLResolveInfo,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

import { type FieldModel, namedType } from '../model/Model.ts';
import type { ModelIndex } from '../model/ModelIndex.ts';

/**
 * A document in which each field has all executable directives that hold for it: its own, those of the fragments that it
 * stands in, up to the next field, and those of its operation.
 */
export function withOwnDirectives(document: DocumentNode, names: readonly string[]): DocumentNode {
  if (names.length === 0) return document;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const chosen = (directives: readonly DirectiveNode[] = []) =>
    directives.filter(({ name }) => names.includes(name.value));

  const spread = (
    { selections }: SelectionSetNode,
    operation: readonly DirectiveNode[],
    around: readonly DirectiveNode[],
  ): SelectionSetNode => ({
    kind: Kind.SELECTION_SET,
    selections: selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FIELD) {
        const directives = [...(selection.directives ?? []), ...operation, ...around];
        const { selectionSet } = selection;
        return { ...selection, directives, ...(selectionSet && { selectionSet: spread(selectionSet, operation, []) }) };
      }
      const inner = [...around, ...chosen(selection.directives)];
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return { ...selection, selectionSet: spread(selection.selectionSet, operation, inner) };
      const { typeCondition, selectionSet } = fragments.get(selection.name.value)!;
      const { directives = [] } = selection;
      const within = spread(selectionSet, operation, inner);
      return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet: within };
    }),
  });

  const definitions = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? [{ ...definition, selectionSet: spread(definition.selectionSet, chosen(definition.directives), []) }]
      : [],
  );
  return { ...document, definitions };
}

/** A value with the tags that the directives of its field give it. Only strings that nothing but the client asks for have some. */
export function withTags(value: unknown, field: FieldModel, index: ModelIndex, info: GraphQLResolveInfo): unknown {
  const isTagged = namedType(field.type) === 'String' && field.data === 'any' && !index.inFieldSets.has(field);
  if (!isTagged) return value;
  const tags = new Set(info.fieldNodes.flatMap((node) => tagsOf(node.directives ?? [], info)));
  return tags.size > 0 ? tag(value, [...tags].toSorted().join()) : value;
}

function tagsOf(directives: readonly DirectiveNode[], { schema, variableValues }: GraphQLResolveInfo): string[] {
  return directives.flatMap((node) => {
    const definition = schema.getDirective(node.name.value);
    const { tag: given } = (definition && getDirectiveValues(definition, { directives: [node] }, variableValues)) ?? {};
    return given === undefined ? [] : [`${node.name.value}:${String(given)}`];
  });
}

function tag(value: unknown, tags: string): unknown {
  if (Array.isArray(value)) return value.map((item) => tag(item, tags));
  return typeof value === 'string' ? `${value}#${tags}` : value;
}
