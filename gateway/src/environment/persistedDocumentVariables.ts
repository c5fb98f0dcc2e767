import { flag } from '@online-books/service-kit/environment/commonVariables';
import { z } from 'zod';

/** Which documents clients may send, and which of them only by name. */
export const persistedDocumentVariables = {
  /** Whether clients may register documents and ask by their hashes (automatic persisted queries). */
  APQ: flag.default(true),
  /** A file with the operations that clients were built with, as `generate-persisted-query-manifest` writes it. */
  PERSISTED_QUERY_MANIFEST: z.string().optional(),
  /** Whether the operations of the manifest are the only ones: `log` reports others, `ids` and `documents` refuse them. */
  SAFELIST: z.enum(['off', 'log', 'ids', 'documents']).default('off'),
};
