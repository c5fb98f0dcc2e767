import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { root } from './repository.mjs';

const warden = fileURLToPath(new URL('warden.mjs', import.meta.url));

/**
 * Runs a Node program in the repository's root. Its output is shown only when it fails. It does not outlive this process, also
 * when that is killed.
 *
 * @param {string} program the program's path
 * @param {string[]} args
 * @returns {Promise<void>} rejects with the output when it does not end with code 0
 */
export function runQuietly(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [warden, program, ...args], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(output.trim()))));
  });
}
