import { randomBytes } from 'node:crypto';

import { hash, verify } from '@node-rs/argon2';

import type { PasswordHasher } from '../domain/PasswordHasher.ts';

/** argon2id (the library's default) with the parameters of OWASP's Password Storage Cheat Sheet; memory is in KiB. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** How a hash with these parameters begins in PHC string format. */
const PREFIX = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$`;

/** Hashes with argon2id (RFC 9106) in the thread pool, off the event loop. Hashes are in PHC string format. */
export async function createPasswordHasher(): Promise<PasswordHasher> {
  // Verified where there is no hash, so that an unknown user costs as much time as a known one.
  const hashOfNobody = await hash(randomBytes(32), PARAMETERS);
  return {
    hash: (password) => hash(toBytes(password), PARAMETERS),

    async verify(passwordHash, password) {
      const right = await verify(passwordHash ?? hashOfNobody, toBytes(password));
      return right && passwordHash !== null;
    },

    needsRehash: (passwordHash) => !passwordHash.startsWith(PREFIX),
  };
}

/** One password typed on two keyboards is one (RFC 8265, section 4.2: Unicode normalization form C). */
function toBytes(password: string): Buffer {
  return Buffer.from(password.normalize('NFC'));
}
