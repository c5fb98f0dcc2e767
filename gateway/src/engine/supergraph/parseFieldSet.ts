import { Kind, parse, type SelectionSetNode } from 'graphql';

/** Parses a field set of a key, of `requires` or of `provides` (join specification, FieldSet). */
export function parseFieldSet(fields: string): SelectionSetNode {
  const [operation] = parse(`{${fields}}`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION)
    throw new Error(`The supergraph has a broken field set: ${fields}`);
  return operation.selectionSet;
}
