import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

export interface SigningKey {
  readonly privateKey: CryptoKey | KeyObject;
  /** As it is published. */
  readonly jwk: JWK;
}

const pairs = new Map<string, ReturnType<typeof generateKeyPair>>();

/** A key of an algorithm: the same one for the same kid, since RSA keys take a while. */
export async function createKey(alg: string, kid: string = alg): Promise<SigningKey> {
  const name = `${alg} ${kid}`;
  if (!pairs.has(name)) pairs.set(name, generateKeyPair(alg, { extractable: true }));
  const { publicKey, privateKey } = await pairs.get(name)!;
  return { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg } };
}

export const CLAIMS = { iss: 'issuer', aud: 'audience', sub: 'ann', exp: Math.floor(Date.now() / 1000) + 300 };

/** The `Authorization` header with a token that is right but for what is overridden. */
export async function authorizationOf(
  { privateKey, jwk }: SigningKey,
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
): Promise<string> {
  const { alg = '', kid } = jwk;
  const token = new SignJWT({ ...CLAIMS, ...claims }).setProtectedHeader({ alg, kid: kid!, typ: 'at+jwt', ...header });
  return `Bearer ${await token.sign(privateKey, { crit: { custom: false } })}`;
}

/** An RSA key that is too small, and the header with a token that it has signed with RS256, which jose would not do. */
export function createWeakKey(kid: string): { readonly jwk: JWK; readonly authorization: string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const text = `${encode({ alg: 'RS256', kid, typ: 'at+jwt' })}.${encode(CLAIMS)}`;
  const signature = createSign('sha256').update(text).sign(privateKey, 'base64url');
  return { jwk: { ...publicKey.export({ format: 'jwk' }), kid } as JWK, authorization: `Bearer ${text}.${signature}` };
}
