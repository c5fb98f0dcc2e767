import { z } from 'zod';

const base64url = z.string().regex(/^[\w-]+$/, 'must be base64url');

const keyNames = { kid: z.string().min(1).max(256), use: z.literal('sig').default('sig') };

/** RFC 8037, section 2. */
const ed25519 = z.object({
  ...keyNames,
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  alg: z.literal('EdDSA').default('EdDSA'),
  x: base64url,
  d: base64url,
});

/** RFC 7518, section 6.2. */
const p256 = z.object({
  ...keyNames,
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  alg: z.literal('ES256').default('ES256'),
  x: base64url,
  y: base64url,
  d: base64url,
});

const privateKey = z.discriminatedUnion('kty', [ed25519, p256], {
  error: 'must be a private key of type OKP (Ed25519) or EC (P-256)',
});

export type PrivateKey = z.output<typeof privateKey>;

/** A JWKS of private keys that can sign access tokens. */
export const privateKeySet = z.object({
  keys: z
    .array(privateKey)
    .min(1, 'must hold at least one key')
    .refine((keys) => new Set(keys.map(({ kid }) => kid)).size === keys.length, 'must not hold two keys with one kid'),
});
