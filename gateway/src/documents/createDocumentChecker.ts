import type { DocumentCheck, DocumentVerdict } from '@online-books/service-kit/validation/checkDocument';

import type { SupergraphVersion } from '../engine/SupergraphVersions.ts';
import type { RejectionCharges } from '../rate-limits/RejectionCharges.ts';
import { DocumentCache } from './DocumentCache.ts';

/**
 * Returns the verdict on a request's document. Charges the client for an invalid document.
 *
 * @throws GraphQLError RATE_LIMITED if the client cannot pay
 */
export type CheckDocument = (
  graph: SupergraphVersion,
  source: string,
  client: string,
) => DocumentVerdict | Promise<DocumentVerdict>;

export interface DocumentCheckerOptions {
  readonly checkFor: (graph: SupergraphVersion) => DocumentCheck;
  readonly charges: RejectionCharges;
}

export function createDocumentChecker({ checkFor, charges }: DocumentCheckerOptions): CheckDocument {
  const caches = new WeakMap<SupergraphVersion, DocumentCache>();

  function cacheOf(graph: SupergraphVersion): DocumentCache {
    let cache = caches.get(graph);
    if (!cache) {
      const findValid = (source: string) => graph.executor.documentOf(source);
      caches.set(graph, (cache = new DocumentCache({ ...checkFor(graph), findValid })));
    }
    return cache;
  }

  async function charged(verdict: DocumentVerdict, client: string): Promise<DocumentVerdict> {
    await charges.charge(client, verdict.source);
    return verdict;
  }

  return (graph, source, client) => {
    const cache = cacheOf(graph);
    let verdict = cache.find(source, client);
    if (!verdict) {
      charges.requireSolvent(client);
      verdict = cache.check(source, client);
    }
    return verdict.kind === 'Valid' ? verdict : charged(verdict, client);
  };
}
