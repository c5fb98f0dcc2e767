import { z } from 'zod';

import { isHeaderName, maySendToSubgraphs } from './headerNames.ts';

/** Longer names are cut in a message. In characters. */
const MAX_NAME_LENGTH = 40;

/** A variable with names of request headers, separated by commas, in any case. Returns them in lower case without duplicates. */
export const forwardedHeaders = z.string().transform((text, context): string[] => {
  const names = text
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
  const rejected = names.filter((name) => !isHeaderName(name) || !maySendToSubgraphs(name));
  if (rejected.length === 0) return [...new Set(names)];
  const listed = rejected.map((name) => JSON.stringify(name.slice(0, MAX_NAME_LENGTH))).join(', ');
  context.addIssue({
    code: 'custom',
    message:
      `must be header names, as in authorization,x-tenant; headers of the connection, the body, content negotiation and ` +
      `signatures cannot be forwarded; not allowed: ${listed}`,
  });
  return z.NEVER;
});
