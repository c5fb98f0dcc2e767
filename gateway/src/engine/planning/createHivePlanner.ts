import { fork } from 'node:child_process';

import type { Planner } from './Planner.ts';
import { PlannerLanes } from './PlannerLanes.ts';
import type { PlanningAnswer, READY } from './PlannerProgram.ts';
import { programUrl } from './programUrl.ts';

const PROGRAM = programUrl('hivePlannerProcess');

/** It plans on the threads that Node has for such work, of which there are four. */
const CAPACITY = 4;

/**
 * The planner of Hive Router, in Rust, in processes of its own: where it meets an operation that it was not made for, it ends
 * the process that it runs in.
 */
export function createHivePlanner(supergraphSdl: string): Planner {
  return new PlannerLanes(({ said, ended }) => {
    // No variables: what this process knows of secrets is no business of a planner.
    const child = fork(PROGRAM, { env: {}, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    child.on('message', (message) => said(message as typeof READY | PlanningAnswer));
    child.on('error', ended);
    child.on('exit', (code, signal) => ended(new Error(`The planner has ended with ${signal ?? `code ${code}`}.`)));
    const hold = (isWaiting: boolean) => {
      const handles = [child, child.channel];
      for (const handle of handles)
        if (isWaiting) handle?.ref();
        else handle?.unref();
    };
    hold(false);
    child.send(supergraphSdl, ignoreEnd);
    return {
      send: (request) => void child.send(request, ignoreEnd),
      hold,
      end: () => void child.kill('SIGKILL'),
    };
  }, CAPACITY);
}

/** What cannot be sent any more is told by the process' end. */
function ignoreEnd(): void {}
