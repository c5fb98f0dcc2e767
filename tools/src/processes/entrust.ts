import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

import { inRepository } from '../repository.ts';

/** What a warden looks after: a process that leads a group of its own, with that group, or a temporary file or folder. */
export type Ward = { readonly pid: number } | { readonly path: string };

interface Warden {
  readonly child: ChildProcess;
  readonly wards: Set<Ward>;
}

let warden: Warden | undefined;

/**
 * Sees to it that a process or a temporary file does not outlive this process, however this process ends: a warden, a
 * process of its own, ends or removes it then (see warden.ts).
 *
 * @returns how to say that it is gone already; a process id may soon be another process's.
 */
export function entrust(ward: Ward): () => void {
  const keeper = (warden ??= startWarden());
  keeper.wards.add(ward);
  tell(keeper, 'take', ward);
  return () => {
    if (!keeper.wards.delete(ward)) return;
    tell(keeper, 'release', ward);
    if (keeper.wards.size > 0) return;
    keeper.child.stdin?.end();
    if (warden === keeper) warden = undefined;
  };
}

/** Ends and removes now whatever is entrusted, and resolves when it is gone. */
export async function endWards(): Promise<void> {
  const child = warden?.child;
  if (!child) return;
  const exited = once(child, 'exit');
  warden = undefined;
  child.ref();
  child.stdin?.end();
  await exited;
}

function startWarden(): Warden {
  // Detached, so that neither Ctrl-C nor a signal to our process group reaches it.
  const child = spawn(process.execPath, [inRepository('tools/dist/processes/warden.js')], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    env: {},
  });
  // A killed warden cannot receive messages; continue without it.
  child.stdin?.on('error', () => undefined);
  child.unref();
  return { child, wards: new Set() };
}

function tell({ child }: Warden, verb: 'take' | 'release', ward: Ward): void {
  child.stdin?.write(`${JSON.stringify({ verb, ward })}\n`);
}
