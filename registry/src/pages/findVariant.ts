import type { Variant } from '../domain/Variant.ts';
import type { PageRequest } from './pageRoutes.ts';

/** The variant that the query's `ref` names, if it is of the key's graph. */
export async function findVariant({ services, key, query }: PageRequest): Promise<Variant | null> {
  const [graph, name = ''] = (query.get('ref') ?? '').split('@');
  return graph === key.graph ? services.repository.findVariant(key.graph, name) : null;
}
