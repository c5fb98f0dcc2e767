import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

import { root } from '../repository.ts';
import { entrust } from './entrust.ts';

/**
 * Runs a program, in the repository's root, to its end. It ends when this process does, at the latest.
 *
 * @param env its whole environment
 * @throws OperatorError with what it printed, when it does not end with code 0.
 */
export async function runToEnd(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = once(child, 'close');
  await once(child, 'spawn');
  const release = entrust({ pid: child.pid! });
  const [code, signal] = await ended;
  release();
  if (code !== 0) throw new OperatorError(output.trim() || `${command} ended with ${signal ?? code}`);
}
