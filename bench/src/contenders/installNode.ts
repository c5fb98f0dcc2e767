import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

const run = promisify(execFile);

/** A program of Node, and its version, such as `v24.11.0`. */
export interface NodeProgram {
  readonly path: string;
  readonly version: string;
}

/**
 * @param wanted the path of a program of Node, or a version, such as `24`, whose program the registry's `node-linux-<arch>` holds
 * @param folder where versions are installed, once each
 * @throws OperatorError
 */
export async function findNode(wanted: string, folder: string): Promise<NodeProgram> {
  const program = /^\d+(\.\d+){0,2}$/.test(wanted) ? await install(wanted, folder) : path.resolve(wanted);
  try {
    return { path: program, version: (await run(program, ['--version'])).stdout.trim() };
  } catch {
    throw new OperatorError(`--node ${wanted}: ${program} is not a program of Node.`);
  }
}

async function install(version: string, folder: string): Promise<string> {
  const name = `node-linux-${process.arch}`;
  const prefix = path.join(folder, 'nodes', version);
  const program = path.join(prefix, 'node_modules', name, 'bin/node');
  const isInstalled = await access(program).then(
    () => true,
    () => false,
  );
  if (!isInstalled)
    await run('npm', ['install', '--no-progress', '--no-save', '--prefix', prefix, `${name}@${version}`]);
  return program;
}
