import { flag } from '@online-books/service-kit/environment/commonVariables';
import { z } from 'zod';

/** HTTP requests of clients, and their responses. */
export const httpVariables = {
  /** The maximum number of operations in a batch. 0: batches are rejected. */
  BATCH_LIMIT: z.coerce.number().int().min(0).default(0),
  /** The minimum size of compressed responses, in bytes. `off`: responses are never compressed. */
  RESPONSE_COMPRESSION: z
    .union([z.literal('off').transform(() => null), z.coerce.number().int().positive()], {
      error: 'must be a number of bytes, or off',
    })
    .default(1024),
  /** `max-age` of `Strict-Transport-Security` (HSTS), for a gateway behind a TLS proxy. In seconds. 0: no header. */
  HSTS_MAX_AGE: z.coerce.number().int().min(0).default(0),
};

/** An origin as browsers write it (Fetch Standard, `Origin` header), in lower case and without a path. */
const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#@A-Z]+$/;

const ANY = '*';

const origins = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((origin) => origin.trim())
      .filter(Boolean),
  )
  .refine(
    (listed) =>
      listed.every((origin) => ORIGIN.test(origin) || origin === 'null') || (listed.length === 1 && listed[0] === ANY),
    'must be origins separated by commas, as in https://shop.example,http://localhost:3000, or * alone',
  );

/** Cross-origin requests of browsers (CORS). */
export const corsVariables = {
  /** Allowed origins; `*` for all. Default: Apollo Sandbox's in development, none otherwise. */
  CORS_ORIGINS: origins.optional(),
  /** Whether browsers may send credentials, such as cookies. */
  CORS_CREDENTIALS: flag.default(false),
};

/** The Fetch Standard forbids credentials with a wildcard: any page could act for its visitor. */
export function corsFaults(present: Readonly<Partial<Record<string, string>>>): readonly string[] {
  const isOpen = present['CORS_CREDENTIALS'] === 'true' && present['CORS_ORIGINS']?.trim() === ANY;
  return isOpen ? ['CORS_CREDENTIALS: cannot be true where CORS_ORIGINS is *; list the origins'] : [];
}

/** Persisted documents and the safelist. */
export const persistedDocumentVariables = {
  /** Whether clients may register documents and send their hashes instead (automatic persisted queries). */
  APQ: flag.default(true),
  /** The path of a manifest in the format of `generate-persisted-query-manifest`. */
  PERSISTED_QUERY_MANIFEST: z.string().optional(),
  /** How operations that are not in the manifest are treated: `log` logs them, `ids` and `documents` reject them. */
  SAFELIST: z.enum(['off', 'log', 'ids', 'documents']).default('off'),
};
