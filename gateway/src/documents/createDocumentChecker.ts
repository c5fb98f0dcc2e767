import type { DocumentVerdict } from '@online-books/service-kit/validation/checkDocument';

import type { RejectionCharges } from '../rate-limits/RejectionCharges.ts';
import type { DocumentCache } from './DocumentCache.ts';

/**
 * Returns the verdict on a request's document. Charges the client for an invalid document.
 *
 * @param documents those of the supergraph version that the request is for
 * @throws GraphQLError RATE_LIMITED if the client cannot pay
 */
export type CheckDocument = (
  documents: DocumentCache,
  source: string,
  client: string,
) => DocumentVerdict | Promise<DocumentVerdict>;

export function createDocumentChecker(charges: RejectionCharges): CheckDocument {
  async function charged(verdict: DocumentVerdict, client: string): Promise<DocumentVerdict> {
    await charges.charge(client, verdict.source);
    return verdict;
  }

  return (documents, source, client) => {
    let verdict = documents.find(source, client);
    if (!verdict) {
      charges.requireSolvent(client);
      verdict = documents.check(source, client);
    }
    return verdict.kind === 'Valid' ? verdict : charged(verdict, client);
  };
}
