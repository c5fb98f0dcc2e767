import { spawn } from 'node:child_process';

/**
 * A program: `node warden.mjs <program> <arguments>` runs a Node program, and ends it, with whatever that has started, when the
 * pipe on its standard input closes. The launcher holds the other end, so this happens however the launcher ends. It must have
 * started the warden as the leader of a process group of its own.
 *
 * They end at once and without a warning, so that the launcher's successor does not meet them. What they were doing is done
 * again then.
 */
const child = spawn(process.execPath, process.argv.slice(2), { stdio: ['ignore', 'inherit', 'inherit'] });
child.on('exit', (code) => process.exit(code ?? 1));
process.stdin.resume().on('close', () => process.kill(-process.pid, 'SIGKILL'));
