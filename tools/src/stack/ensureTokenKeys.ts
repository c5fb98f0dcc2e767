import { existsSync } from 'node:fs';

import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

import { writePrivateFile } from '../files/writePrivateFile.ts';

/** Writes a private JWKS (RFC 7517) with a new Ed25519 key (RFC 8037), unless there is one: old tokens stay valid. */
export async function ensureTokenKeys(file: string): Promise<void> {
  if (existsSync(file)) return;
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const key = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(key);
  await writePrivateFile(file, `${JSON.stringify({ keys: [{ ...key, kid, alg: 'EdDSA', use: 'sig' }] }, null, 2)}\n`);
}
