import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { SignatureAlgorithm } from '@online-books/service-kit/identity/signatureAlgorithms';
import { afterAll, beforeAll } from '@jest/globals';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

const TOKEN_ISSUER = 'https://issuer.example';
const TOKEN_AUDIENCE = 'https://graph.example';

export interface SigningKey {
  readonly kid: string;
  readonly jwk: JWK;
  readonly privateKey: CryptoKey;
}

/** Makes a key pair, which nobody trusts yet. */
export async function createKey(kid: string, alg: SignatureAlgorithm = 'EdDSA'): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg);
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg } };
}

/** Who issues access tokens, with an endpoint that publishes the keys which verify them. */
export class Issuer {
  /** What the endpoint publishes; null stands for an outage. */
  published: JWK[] | null = [];
  readonly #server = createServer((_request, response) => {
    response.writeHead(this.published ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ keys: this.published }));
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/jwks.json`;
  }

  /** A token that is right in every way but for what is overridden; a claim or header that is undefined is left out. */
  sign(
    { kid, privateKey, jwk }: SigningKey,
    claims: Record<string, unknown> = {},
    header: Record<string, unknown> = {},
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: TOKEN_ISSUER, aud: TOKEN_AUDIENCE, sub: 'ann', iat: now, exp: now + 300, ...claims };
    return new SignJWT(payload).setProtectedHeader({ alg: jwk.alg!, typ: 'at+jwt', kid, ...header }).sign(privateKey);
  }
}

/** An issuer for one test file. */
export function useIssuer() {
  const issuer = new Issuer();
  beforeAll(() => issuer.start());
  afterAll(() => issuer.stop());
  return {
    issuer,
    /** The variables of a gateway that trusts the issuer, and others of it. They are known once the tests start. */
    trusting: (others: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
      ...others,
      TOKEN_ISSUER,
      TOKEN_AUDIENCE,
      get JWKS_URL() {
        return issuer.url;
      },
    }),
  };
}
