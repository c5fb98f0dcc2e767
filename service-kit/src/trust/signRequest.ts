import { createHmac, type KeyObject } from 'node:crypto';

import { contentDigest } from './contentDigest.ts';
import { signatureBase, type SignedMessage } from './signatureBase.ts';

/** What every signature covers; with the body's digest, all that says what is asked. */
export const COVERED = ['@method', '@path', '@query', 'content-digest'] as const;

/** Names our signature among others that a message may have. */
const LABEL = 'gateway';

export interface SignOptions {
  readonly key: KeyObject;
  /** Headers that are covered too, where the message has them: those that say who asks. Names in lower case. */
  readonly identityHeaders: readonly string[];
  /** In milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Signs a request as HTTP Message Signatures do (RFC 9421) with HMAC-SHA256.
 *
 * @returns the headers that carry the signature: `content-digest`, `signature-input` and `signature`
 */
export function signRequest(
  message: SignedMessage,
  body: Uint8Array,
  { key, identityHeaders, now }: SignOptions,
): Record<string, string> {
  const digest = contentDigest(body);
  const components = [...COVERED, ...identityHeaders.filter((name) => message.headers[name] !== undefined)];
  const listed = components.map((name) => `"${name}"`).join(' ');
  const parameters = `(${listed});created=${Math.floor(now / 1000)};alg="hmac-sha256"`;
  const signed = { ...message, headers: { ...message.headers, 'content-digest': digest } };
  const mac = createHmac('sha256', key).update(signatureBase(signed, components, parameters)!, 'latin1');
  return {
    'content-digest': digest,
    'signature-input': `${LABEL}=${parameters}`,
    signature: `${LABEL}=:${mac.digest('base64')}:`,
  };
}
