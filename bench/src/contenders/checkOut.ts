import { execFile } from 'node:child_process';
import { access, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';
import { inRepository, root } from '@online-books/tools/repository';

const run = promisify(execFile);

/** Folders of workspaces may have dependencies of their own beside those of the root. */
const MODULES = ['node_modules', 'gateway/node_modules', 'service-kit/node_modules'];

/** The gateway of another commit, built. */
export interface Checkout {
  readonly folder: string;
  /** The commit, shortened. */
  readonly commit: string;
}

/**
 * Checks a commit out and builds its gateway, once, with the dependencies of this repository if its lock file is the same.
 *
 * @param ref a commit, a branch or a tag
 * @param folder where checkouts are kept, by commit
 * @throws OperatorError
 */
export async function checkOut(ref: string, folder: string): Promise<Checkout> {
  const commit = await git('rev-parse', '--short', '--verify', '--end-of-options', `${ref}^{commit}`).catch(() => {
    throw new OperatorError(`--against ${ref}: there is no such commit.`);
  });
  const checkout = path.join(folder, 'checkouts', commit);
  if (!(await exists(path.join(checkout, 'built')))) {
    await rm(checkout, { recursive: true, force: true });
    await mkdir(checkout, { recursive: true });
    await run('sh', ['-c', 'git archive "$1" | tar --extract --directory "$2"', 'sh', commit, checkout], { cwd: root });
    await installModules(checkout);
    await run(process.execPath, ['node_modules/typescript/bin/tsc', '--build', 'gateway'], { cwd: checkout });
    await mkdir(path.join(checkout, 'built'));
  }
  return { folder: checkout, commit };
}

/** Links to this repository's files, as the modules of workspaces must be found in the checkout. */
async function installModules(checkout: string): Promise<void> {
  const lockFiles = [inRepository('package-lock.json'), path.join(checkout, 'package-lock.json')];
  const isSame = await run('cmp', ['--silent', ...lockFiles]).then(
    () => true,
    () => false,
  );
  if (!isSame) {
    await run('npm', ['ci', '--no-progress'], { cwd: checkout, maxBuffer: 64 * 1024 * 1024 });
    return;
  }
  for (const modules of MODULES) {
    const from = inRepository(modules);
    if (await exists(from)) await run('cp', ['--archive', '--link', from, path.join(checkout, modules)]);
  }
}

async function git(...args: string[]): Promise<string> {
  return (await run('git', args, { cwd: root })).stdout.trim();
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
