import { fieldsOf, responseKey } from '../operation/collectFields.ts';
import type { ResolvedOperation } from '../operation/ResolvedOperation.ts';
import { rootFieldNodes } from '../operation/rootFields.ts';

/**
 * The response keys that the entities of an `_entities` field can have.
 *
 * @param key the response key of that field
 */
export function entityKeys(operation: ResolvedOperation, key: string): string[] {
  const entities = rootFieldNodes(operation).filter((field) => responseKey(field) === key);
  const selectionSets = entities.flatMap(({ selectionSet }) => selectionSet ?? []);
  return [...new Set(fieldsOf(selectionSets, operation.fragments).map(responseKey))];
}
