import { z } from 'zod';

import { isHeaderName } from './headerNames.ts';
import type { HeaderSelector } from './HeaderRules.ts';

/** The characters of patterns. Others that header names may have mean something in regular expressions, which patterns are not. */
const PATTERN = /^[\w*-]+$/;

/** A header name in a rule, in lower case. @param isAllowed whether a rule may set or select this header */
export function headerName(isAllowed: (name: string) => boolean) {
  return z
    .string()
    .transform((text) => text.toLowerCase())
    .refine(isHeaderName, { error: 'must be a header name, as in x-tenant', abort: true })
    .refine(isAllowed, 'must not be a header of the connection, the body, content negotiation, caching or signatures');
}

/** The properties of a rule that select headers. `toSelector` reads them. */
export function selectorProperties(isAllowed: (name: string) => boolean) {
  const name = headerName(isAllowed);
  return {
    named: z
      .union([z.string(), z.array(z.unknown())], 'must be a header name, or a list of header names')
      .transform((named) => (typeof named === 'string' ? [named] : named))
      .pipe(z.array(name).min(1, 'must name a header'))
      .optional(),
    matching: z
      .string()
      .regex(PATTERN, 'must be a pattern of letters, digits, - and _, with * for any characters, as in x-tenant-*')
      .transform((text) => text.toLowerCase())
      .optional(),
  };
}

type Selection = z.output<z.ZodObject<ReturnType<typeof selectorProperties>>>;

/** Requires either names or a pattern. */
export function toSelector({ named, matching }: Selection, context: z.RefinementCtx): HeaderSelector {
  if (named && !matching) return { kind: 'named', names: named };
  if (matching && !named) return { kind: 'matching', pattern: matching };
  context.addIssue({ code: 'custom', message: 'must have either named or matching' });
  return z.NEVER;
}
