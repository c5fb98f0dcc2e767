import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** A new private key, as a file of token keys holds it. */
export async function newKey(kid: string, alg: 'EdDSA' | 'ES256' = 'EdDSA'): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg };
}

/** Calls `work` with the path of a file that holds `content`, and removes the file. */
export async function withFile<Result>(content: unknown, work: (file: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'token-keys-'));
  try {
    const file = path.join(folder, 'keys.json');
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
    return await work(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
