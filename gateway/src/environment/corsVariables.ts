import { flag } from '@online-books/service-kit/environment/commonVariables';
import { z } from 'zod';

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

/** Which pages may call the gateway from a browser, and how. */
export const corsVariables = {
  /** The pages' origins; `*` for all. Default: Apollo Sandbox's in development, else none. */
  CORS_ORIGINS: origins.optional(),
  /** Whether browsers may send credentials of their own, such as cookies. */
  CORS_CREDENTIALS: flag.default(false),
};

/** The Fetch Standard has no credentials for a wildcard: any page could act for whoever opens it. */
export function corsFaults(present: Readonly<Partial<Record<string, string>>>): readonly string[] {
  const isOpen = present['CORS_CREDENTIALS'] === 'true' && present['CORS_ORIGINS']?.trim() === ANY;
  return isOpen ? ['CORS_CREDENTIALS: cannot be true where CORS_ORIGINS is *; list the origins'] : [];
}
