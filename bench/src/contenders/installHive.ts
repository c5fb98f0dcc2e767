import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { promisify } from 'node:util';

import { inRepository } from '@online-books/tools/repository';

const folder = inRepository('bench/contenders/hive');

export const hiveProgram = inRepository('bench/contenders/hive/node_modules/@graphql-hive/gateway/dist/bin.js');

/** Installs Hive Gateway, by its own lock file, in a folder of its own. About half a gigabyte, once. */
export async function installHive(): Promise<void> {
  const installed = await access(`${folder}/node_modules/.package-lock.json`).then(
    () => true,
    () => false,
  );
  if (!installed)
    await promisify(execFile)('npm', ['ci', '--no-progress'], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
}
