import { Kind, parse } from 'graphql';

/** Whether all operations of a document select introspection fields only, without fragments. */
export function onlyIntrospects(source: string, maxTokens: number): boolean {
  try {
    return parse(source, { noLocation: true, maxTokens }).definitions.every(
      (definition) =>
        definition.kind !== Kind.OPERATION_DEFINITION ||
        definition.selectionSet.selections.every(({ kind, ...field }) =>
          kind === Kind.FIELD && 'name' in field ? field.name.value.startsWith('__') : false,
        ),
    );
  } catch {
    return false;
  }
}
