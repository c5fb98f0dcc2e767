import {
  type ConstDirectiveNode,
  type DocumentNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';

/** What a subgraph's document defines: the directives of each element, by schema coordinate. */
export type SchemaElements = ReadonlyMap<string, readonly ConstDirectiveNode[]>;

/** Lists every type, field, argument, input field and enum value of a document with its directives. */
export function schemaElements(document: DocumentNode): SchemaElements {
  const elements = new Map<string, ConstDirectiveNode[]>();
  const add = (coordinate: string, { directives = [] }: { directives?: readonly ConstDirectiveNode[] | undefined }) => {
    const known = elements.get(coordinate);
    if (known) known.push(...directives);
    else elements.set(coordinate, [...directives]);
  };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.DIRECTIVE_DEFINITION) add(`@${definition.name.value}`, {});
    if (!isTypeDefinitionNode(definition) && !isTypeExtensionNode(definition)) continue;
    const type = definition.name.value;
    add(type, definition);
    for (const member of membersOf(definition)) {
      const coordinate = `${type}.${member.name.value}`;
      add(coordinate, member);
      if (member.kind !== Kind.FIELD_DEFINITION) continue;
      for (const argument of member.arguments ?? []) add(`${coordinate}(${argument.name.value}:)`, argument);
    }
  }
  return elements;
}

function membersOf(definition: TypeDefinitionNode | TypeExtensionNode) {
  if ('fields' in definition) return definition.fields ?? [];
  return 'values' in definition ? (definition.values ?? []) : [];
}
