import { Listr, PRESET_TIMER } from 'listr2';

import type { Report } from './Step.ts';

/** Does a step and shows it: with a spinner in a terminal, in plain lines elsewhere. */
export async function printStep<Result>(title: string, work: (report: Report) => Promise<Result>): Promise<Result> {
  let failure: unknown;
  const steps = new Listr<{ result: Result }>(
    {
      title,
      async task(context, task) {
        try {
          context.result = await work((message) => (task.output = message));
        } catch (error) {
          failure = error;
          throw new Error(firstLine(error), { cause: error });
        }
      },
    },
    {
      // Some pseudo-terminals have no width, and a spinner needs one.
      fallbackRendererCondition: !process.stdout.isTTY || process.stdout.columns === 0,
      fallbackRenderer: 'simple',
      fallbackRendererOptions: { timer: PRESET_TIMER },
      // Ctrl-C is ours to handle.
      registerSignalListeners: false,
      rendererOptions: { timer: PRESET_TIMER, showErrorMessage: false },
    },
  );
  try {
    return (await steps.run()).result;
  } catch (error) {
    throw failure ?? error;
  }
}

/** The caller reports the failure itself. */
function firstLine(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line;
}
