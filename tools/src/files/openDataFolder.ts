import { mkdir, realpath } from 'node:fs/promises';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

import { acquireLock } from '../../bootstrap/acquireLock.mjs';
import { inRepository } from '../repository.ts';

/** The real path of the data folder, `.data` or `DATA_DIR`, which is created if it is missing. */
export async function dataFolderPath(folder = process.env['DATA_DIR'] || inRepository('.data')): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return realpath(folder);
}

/** A folder that this process alone uses. */
export interface DataFolder {
  /** Its real path. */
  readonly path: string;
  release(): Promise<void>;
}

/**
 * Locks the data folder for this process.
 *
 * @throws OperatorError when another live process has it.
 */
export async function openDataFolder(folder?: string): Promise<DataFolder> {
  const path = await dataFolderPath(folder);
  const lock = await acquireLock(path);
  if ('owner' in lock) {
    throw new OperatorError(
      `The data folder ${path} is in use by another instance (process ${lock.owner}). ` +
        'Stop that one first, or set DATA_DIR to another folder.',
    );
  }
  return { path, release: () => lock.release() };
}
