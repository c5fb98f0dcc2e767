import { inRepository } from '@online-books/tools/repository';
import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { startService } from '@online-books/tools/processes/startService';

/** A gateway of the test's own, as a real process. */
export interface RunningGateway {
  readonly url: string;
  readonly pid: number;
  /** Where its output is until it is stopped. */
  readonly logFile: string;
  stop(): Promise<void>;
}

/** Starts the gateway with exactly these variables and a free port; resolves once it is ready. */
export async function startGateway(environment: Record<string, string>): Promise<RunningGateway> {
  const port = await findFreePort();
  const service = await startService({
    name: 'gateway',
    program: inRepository('gateway/dist/main.js'),
    port,
    environment: { LOG_LEVEL: 'warn', ...environment, PORT: String(port) },
  });
  const { pid, logFile } = service;
  return { url: `http://127.0.0.1:${port}/graphql`, pid, logFile, stop: () => service.stop() };
}
