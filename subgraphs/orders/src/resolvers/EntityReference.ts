import { notFound } from '@online-books/service-kit/errors/requestErrors';

/** An entity of another subgraph, of which this one knows the id and nothing else. */
export interface EntityReference {
  readonly id: string;
}

/**
 * The id of a representation (federation subgraph specification, `_entities`). It comes from outside as any JSON value: the
 * schema does not check it.
 *
 * @throws NOT_FOUND when it is no id at all.
 */
export function idOf(representation: { readonly id: unknown }): string {
  const { id } = representation;
  if (typeof id === 'string') return id;
  if (Number.isSafeInteger(id)) return String(id);
  throw notFound('There is nothing with this id.');
}
