import { spawn } from 'node:child_process';

import { root } from './repository.mjs';

/**
 * Runs a Node program in the repository's root. Its output is shown only when it fails.
 *
 * @param {string} program the program's path
 * @param {string[]} args
 * @returns {Promise<void>} rejects with the output when it does not end with code 0
 */
export function runQuietly(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(output.trim()))));
  });
}
