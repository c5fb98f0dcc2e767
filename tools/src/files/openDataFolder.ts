import { mkdir, realpath } from 'node:fs/promises';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

import { acquireLock } from '../../bootstrap/acquireLock.mjs';
import { inRepository } from '../repository.ts';

/** A folder that this process alone uses. */
export interface DataFolder {
  /** Its real path. */
  readonly path: string;
  release(): Promise<void>;
}

/**
 * Takes the data folder, `.data` or what DATA_DIR says, for this process.
 *
 * @throws OperatorError when another live process has it.
 */
export async function openDataFolder(folder = process.env['DATA_DIR'] || inRepository('.data')): Promise<DataFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = await realpath(folder);
  const lock = await acquireLock(path);
  if ('owner' in lock) {
    throw new OperatorError(
      `The data folder ${path} is in use by another instance (process ${lock.owner}). ` +
        'Stop that one first, or set DATA_DIR to another folder.',
    );
  }
  return { path, release: () => lock.release() };
}
