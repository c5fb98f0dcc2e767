import { readFile } from 'node:fs/promises';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';
import { z } from 'zod';

import { importTokenKey } from './importTokenKey.ts';
import { privateKeySet } from './privateKeySet.ts';
import type { TokenKeys } from './TokenKeys.ts';

/**
 * Reads the token keys from a file: a JWKS of private keys (RFC 7517), Ed25519 or P-256. The first key signs, all verify, so
 * keys are rotated by putting a new one in front.
 *
 * @throws OperatorError when the file cannot be read or any key in it is not right. Keys are never printed.
 */
export async function readTokenKeys(path: string): Promise<TokenKeys> {
  const parsed = privateKeySet.safeParse(await readJson(path), { reportInput: false });
  if (!parsed.success) throw fault(path, z.prettifyError(parsed.error));
  const [first, ...others] = await Promise.all(
    parsed.data.keys.map(async (key) => {
      try {
        return await importTokenKey(key);
      } catch {
        throw fault(path, `The key "${key.kid}" is no valid pair of a private and a public key.`);
      }
    }),
  );
  if (!first) throw fault(path, 'It holds no key.');
  return { signing: first.signing, publicKeys: { keys: [first, ...others].map(({ publicKey }) => publicKey) } };
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw fault(path, error instanceof Error ? error.message : String(error));
  });
  try {
    return JSON.parse(text);
  } catch {
    throw fault(path, 'It is not JSON.');
  }
}

function fault(path: string, message: string): OperatorError {
  return new OperatorError(`The token keys in ${path} (TOKEN_KEYS_PATH) cannot be used:\n${message}`);
}
