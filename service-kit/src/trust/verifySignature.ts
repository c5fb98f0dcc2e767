import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

import { contentDigest } from './contentDigest.ts';
import { signatureBase, type SignedMessage } from './signatureBase.ts';
import { COVERED } from './signRequest.ts';

/** How far a signature's time may be from now, either way: clocks differ, and requests wait. Older ones may be replays. */
const WINDOW_SECONDS = 30;

/** Why a request is not taken for the gateway's. For logs; the caller is not told. */
export type Distrust =
  | 'not signed'
  | 'signed too little'
  | 'signed too long ago'
  | 'signed in the future'
  | 'signed by somebody else, or changed'
  | 'another body';

export interface VerifyOptions {
  /** Any of them may have signed, so that a secret can be changed without a gap. */
  readonly keys: readonly KeyObject[];
  /** Headers that say who asks: a signature covers those that a request has. Names in lower case. */
  readonly identityHeaders: readonly string[];
  /** In milliseconds since the epoch. */
  readonly now: number;
}

const INPUT = /^gateway=(\(((?:"[@!#$%&'*+.^`|~\w-]+" ?)+)\);created=(\d{1,12});alg="hmac-sha256")$/;
const SIGNATURE = /^gateway=:([A-Za-z0-9+/]{43}=):$/;

/**
 * Verifies that a request was signed by `signRequest`, and recently. The body is read only when all else is right.
 *
 * @returns null when it was
 */
export async function verifySignature(
  message: SignedMessage,
  readBody: () => Promise<Uint8Array>,
  { keys, identityHeaders, now }: VerifyOptions,
): Promise<Distrust | null> {
  const { headers } = message;
  const [, parameters, list, created] = INPUT.exec(String(headers['signature-input'])) ?? [];
  const [, signature] = SIGNATURE.exec(String(headers['signature'])) ?? [];
  if (!parameters || !list || !signature) return 'not signed';

  const components = list.split(' ').map((name) => name.slice(1, -1));
  const needed = [...COVERED, ...identityHeaders.filter((name) => headers[name] !== undefined)];
  if (!needed.every((name) => components.includes(name))) return 'signed too little';

  const age = now / 1000 - Number(created);
  if (age > WINDOW_SECONDS) return 'signed too long ago';
  if (age < -WINDOW_SECONDS) return 'signed in the future';

  const base = signatureBase(message, components, parameters);
  const claimed = Buffer.from(signature, 'base64');
  const isSigned = keys.some(
    (key) => base !== null && timingSafeEqual(createHmac('sha256', key).update(base, 'latin1').digest(), claimed),
  );
  if (!isSigned) return 'signed by somebody else, or changed';
  return headers['content-digest'] === contentDigest(await readBody()) ? null : 'another body';
}
