import { CLIENT_ADDRESS_HEADER } from '@online-books/service-kit/trust/clientAddressHeader';
import { z } from 'zod';

/** A field name (RFC 9110, section 5.6.2). */
const TOKEN = /^[!#$%&'*+.^`|~\w-]+$/;

/**
 * Headers of the client's request that say something of its connection, its body or the answer's form. The gateway's own
 * requests have other ones, so that the client's are wrong there, or dangerous: a subgraph would read another body.
 */
const NOT_FORWARDED = new Set(
  [
    // Of a connection (RFC 9110, sections 7.2 and 7.6.1; RFC 9112; RFC 9113, section 8.2.2).
    ['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'http2-settings', 'host', 'expect'],
    // Of a body.
    ['content-length', 'content-type', 'content-encoding', 'content-range', 'content-digest', 'repr-digest', 'digest'],
    // Of what an answer is to be: the gateway reads it, whatever the client can read.
    ['accept', 'accept-encoding', 'accept-charset', 'range', 'if-range'],
    ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'],
    // Of the gateway's signature (RFC 9421).
    ['signature', 'signature-input'],
    // Of what the gateway itself says of the client.
    [CLIENT_ADDRESS_HEADER],
  ].flat(),
);

/** Named in a message at most, in characters. */
const MAX_NAMED = 40;

function mayBeForwarded(name: string): boolean {
  return TOKEN.test(name) && !name.startsWith('proxy-') && !NOT_FORWARDED.has(name);
}

/** A variable with names of request headers, separated by commas, in any case. They come in lower case, each once. */
export const forwardedHeaders = z.string().transform((text, context): string[] => {
  const names = text
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
  const wrong = names.filter((name) => !mayBeForwarded(name));
  if (wrong.length === 0) return [...new Set(names)];
  const listed = wrong.map((name) => JSON.stringify(name.slice(0, MAX_NAMED))).join(', ');
  context.addIssue({
    code: 'custom',
    message:
      `must be names of headers, as in authorization,x-tenant; ` +
      `those of the connection, the body, content negotiation and signatures are not forwarded, so that these are wrong: ${listed}`,
  });
  return z.NEVER;
});
