import { fork } from 'node:child_process';

import type { StartWorker, WorkerMessage } from './WorkerHandle.ts';
import { workerUrl } from './workerUrl.ts';

/**
 * For planners that end the process in which they run. Each process gets the supergraph as its first message.
 *
 * @param name of the process' file, which calls `servePlanner`
 */
export function startPlannerProcess(name: string, supergraphSdl: string): StartWorker {
  return ({ onMessage, onExit }) => {
    // Without variables: a planner must not read this process' secrets.
    const child = fork(workerUrl(name), { env: {}, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    child.on('message', (message) => onMessage(message as WorkerMessage));
    child.on('error', onExit);
    child.on('exit', (code, signal) => onExit(new Error(`The planner has ended with ${signal ?? `code ${code}`}.`)));
    // A process that cannot be sent anything exits, which is handled.
    const send = (message: string) => void child.send(message, () => {});
    const ref = (isNeeded: boolean) => {
      for (const handle of [child, child.channel])
        if (isNeeded) handle?.ref();
        else handle?.unref();
    };
    ref(false);
    send(supergraphSdl);
    return { send, ref, kill: () => void child.kill('SIGKILL') };
  };
}
