import { CLIENT_ADDRESS_HEADER } from '@online-books/service-kit/trust/clientAddressHeader';
import { z } from 'zod';

/** A field name (RFC 9110, section 5.6.2). */
const TOKEN = /^[!#$%&'*+.^`|~\w-]+$/;

/**
 * Headers about the client's connection, its request body or the form of its response. They do not apply to the gateway's own
 * requests, and are dangerous there: a wrong `content-length` makes a subgraph read another body.
 */
const NOT_FORWARDED = new Set(
  [
    // Hop-by-hop (RFC 9110, sections 7.2 and 7.6.1; RFC 9112; RFC 9113, section 8.2.2).
    ['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'http2-settings', 'host', 'expect'],
    // Request body.
    ['content-length', 'content-type', 'content-encoding', 'content-range', 'content-digest', 'repr-digest', 'digest'],
    // Content negotiation and conditional requests: the gateway reads the response, not the client.
    ['accept', 'accept-encoding', 'accept-charset', 'range', 'if-range'],
    ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'],
    // The gateway's signature (RFC 9421).
    ['signature', 'signature-input'],
    // Set by the gateway only.
    [CLIENT_ADDRESS_HEADER],
  ].flat(),
);

/** Longer names are cut in a message. In characters. */
const MAX_NAME_LENGTH = 40;

function mayBeForwarded(name: string): boolean {
  return TOKEN.test(name) && !name.startsWith('proxy-') && !NOT_FORWARDED.has(name);
}

/** A variable with names of request headers, separated by commas, in any case. Returns them in lower case without duplicates. */
export const forwardedHeaders = z.string().transform((text, context): string[] => {
  const names = text
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
  const rejected = names.filter((name) => !mayBeForwarded(name));
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
