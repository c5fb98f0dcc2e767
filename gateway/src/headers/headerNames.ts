import { CLIENT_ADDRESS_HEADER } from '@online-books/service-kit/trust/clientAddressHeader';

/** A field name (RFC 9110, section 5.6.2). */
const TOKEN = /^[!#$%&'*+.^`|~\w-]+$/;

/** Hop-by-hop (RFC 9110, sections 7.2 and 7.6.1; RFC 9112; RFC 9113, section 8.2.2), beside `proxy-…`. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'http2-settings'];

/** HTTP message signatures and digests (RFC 9421, RFC 9530) are valid for one message only. */
const SIGNATURES = ['signature', 'signature-input', 'content-digest', 'repr-digest', 'digest'];

/**
 * Headers about the client's connection, its request body or the form of its response. They do not apply to the gateway's own
 * requests, and are dangerous there: a wrong `content-length` makes a subgraph read another body.
 */
const NEVER_SENT = new Set([
  ...HOP_BY_HOP,
  ...SIGNATURES,
  'host',
  'expect',
  'content-length',
  'content-type',
  'content-encoding',
  'content-range',
  // Content negotiation and conditional requests: the gateway reads the response, not the client.
  'accept',
  'accept-encoding',
  'accept-charset',
  'range',
  'if-range',
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
  // Set by the gateway only.
  CLIENT_ADDRESS_HEADER,
]);

/** Whether it is a header name. */
export function isHeaderName(name: string): boolean {
  return TOKEN.test(name);
}

/**
 * Headers that the gateway sets itself: of the response's form, of caching, and of security. Those of a subgraph's response are not
 * true of the gateway's.
 */
const NEVER_RETURNED = new Set([
  ...HOP_BY_HOP,
  ...SIGNATURES,
  'accept-ranges',
  'age',
  'allow',
  'alt-svc',
  'cache-control',
  'date',
  'etag',
  'expires',
  'last-modified',
  'pragma',
  'referrer-policy',
  'strict-transport-security',
  'vary',
  'x-content-type-options',
  'x-frame-options',
]);
const NEVER_RETURNED_PREFIXES = ['proxy-', 'content-', 'access-control-', 'cross-origin-'];

/** Whether a rule may send this header to clients. @param name in lower case */
export function mayReturnToClients(name: string): boolean {
  const isOwn = NEVER_RETURNED.has(name) || NEVER_RETURNED_PREFIXES.some((prefix) => name.startsWith(prefix));
  return !isOwn && !(name in Object.prototype);
}

/** Whether an extension may send this header to subgraphs: it may sign requests. @param name in lower case */
export function maySignOrSend(name: string): boolean {
  return maySendToSubgraphs(name) || SIGNATURES.includes(name);
}

/**
 * Whether a rule may send this header to subgraphs. Names of `Object.prototype` are none that anybody uses.
 *
 * @param name in lower case
 */
export function maySendToSubgraphs(name: string): boolean {
  return !name.startsWith('proxy-') && !NEVER_SENT.has(name) && !(name in Object.prototype);
}
