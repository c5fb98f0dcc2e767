import type { PlanNode } from '../plan/PlanNode.ts';
import type { Planner } from './Planner.ts';
import type { PlannerProgram, PlanningRequest, StartPlannerProgram } from './PlannerProgram.ts';

interface Waiting {
  readonly request: PlanningRequest;
  readonly resolve: (plan: PlanNode | null) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A planner whose program runs apart, so that no operation keeps others from being answered. One that takes too long ends
 * the program with it, and one that the program does not survive is refused, together with what was planned beside it. The
 * next one starts the program again.
 */
export function createPlannerApart(start: StartPlannerProgram): Planner {
  const waiting = new Map<number, Waiting>();
  let program: PlannerProgram | undefined = startProgram();
  let lastId = 0;
  let isClosed = false;

  function startProgram(): PlannerProgram {
    const started = start({
      answered: ({ id, plan, error }) => {
        const { resolve, reject } = take(id) ?? {};
        if (error === undefined) resolve?.(plan);
        else reject?.(new Error(error));
      },
      ended: (reason) => {
        // One that was ended on purpose has a successor.
        if (program !== started) return;
        program = undefined;
        for (const id of waiting.keys()) take(id)?.reject(reason);
      },
    });
    return started;
  }

  function take(id: number): Waiting | undefined {
    const taken = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) rest();
    return taken;
  }

  function rest(): void {
    if (isClosed) end();
    else program?.hold(false);
  }

  function end(): void {
    program?.end();
    program = undefined;
  }

  function send(request: PlanningRequest): void {
    program ??= startProgram();
    program.hold(true);
    program.send(request);
  }

  function giveUp(id: number, reason: Error): void {
    const given = take(id);
    if (!given) return;
    given.reject(reason);
    end();
    for (const { request } of waiting.values()) send(request);
  }

  return {
    plan: (document, signal) =>
      new Promise((resolve, reject) => {
        const request = { id: ++lastId, document };
        waiting.set(request.id, { request, resolve, reject });
        signal.addEventListener('abort', () => giveUp(request.id, signal.reason as Error), { once: true });
        send(request);
      }),
    close() {
      isClosed = true;
      if (waiting.size === 0) end();
    },
  };
}
