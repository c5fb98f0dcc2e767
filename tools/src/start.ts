import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';
import { runMain } from '@online-books/service-kit/lifecycle/runMain';
import colors from 'picocolors';

import { oneAtATime } from '../bootstrap/oneAtATime.mjs';
import { endWards } from './processes/entrust.ts';
import { onStopSignal } from './processes/onStopSignal.ts';
import { printStep } from './progress/printStep.ts';
import { describeRegistry } from './registry/describeRegistry.ts';
import { inRepository } from './repository.ts';
import { startRegistry } from './registry/startRegistry.ts';
import { describeStack } from './stack/describeStack.ts';
import { openHome } from './stack/openHome.ts';
import { RATE_LIMITS } from './stack/rateLimits.ts';
import { readGatewaySettings } from './stack/readGatewaySettings.ts';
import { startStack } from './stack/startStack.ts';

/** `npm start`: the whole graph, until Ctrl-C. With `--registry`, a schema registry beside it. */
runMain(async () => {
  const { registry: wantsRegistry } = readOptions(process.argv.slice(3));
  let stop = endWards;
  const isStopping = onStopSignal(() => stop());
  const complain = (message: string) => console.error(colors.red(message));
  try {
    // Two that start at once would find the same ports free. A lock can be shared with processes of the same user only.
    const settings = readGatewaySettings(inRepository('.env'));
    await oneAtATime(`start a stack as user ${userInfo().uid}`, async () => {
      const home = await openHome(printStep, (how) => {
        if (isStopping()) return;
        complain(`The database server ended with ${how}.`);
        process.kill(process.pid, 'SIGTERM');
      });
      const stack = await startStack({
        place: home,
        step: printStep,
        NODE_ENV: 'development',
        gatewayEnvironment: { ...RATE_LIMITS, ...settings },
        LOG_LEVEL: process.env['LOG_LEVEL'] || 'info',
        onFailure({ name, logFile }, how) {
          complain(`${name} ended with ${how}; the graph goes on without it. Its log: ${logFile}`);
        },
      });
      stop = () => printStep('Stopping', () => stack.stop());
      if (wantsRegistry) {
        const registry = await printStep('Starting the registry', () =>
          startRegistry(home, stack, (logFile, how) => complain(`registry ended with ${how}. Its log: ${logFile}`)),
        ).catch(async (error: unknown) => {
          await stack.stop();
          throw error;
        });
        stop = () => printStep('Stopping', () => registry.stop().then(() => stack.stop()));
        console.log(describeRegistry(registry));
      }
      console.log(describeStack(stack, home));
    });
  } catch (error) {
    // An interrupted start fails in arbitrary ways, which need no message.
    if (!isStopping()) throw error;
  }
});

function readOptions(args: readonly string[]): { readonly registry: boolean } {
  try {
    const { registry = false } = parseArgs({ args: [...args], options: { registry: { type: 'boolean' } } }).values;
    return { registry };
  } catch {
    throw new OperatorError('usage: npm start [-- --registry]');
  }
}
