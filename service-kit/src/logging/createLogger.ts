import { fstatSync } from 'node:fs';

import { type DestinationStream, type Logger, pino } from 'pino';

import { boundFields } from './boundFields.ts';
import { PipeDestination } from './PipeDestination.ts';

const STANDARD_OUTPUT = 1;

/** Lines are written together: once so many bytes have gathered, and after so many milliseconds at the latest. */
const GATHERED = { minLength: 4096, periodicFlush: 1_000 };

/**
 * A logger that writes a line of JSON an event to standard output, with the service's name in it. What is fatal, and what is
 * left at the end of the process, is written at once. Nobody logs bodies, variables or headers, which may hold secrets.
 *
 * Whatever becomes of standard output, the service goes on, and ends in its time.
 */
export function createLogger(service: string, level: string): Logger {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: boundFields },
    serializers: { err: (error: Error) => boundFields({ ...pino.stdSerializers.err(error) }) },
  };
  return pino(options, openStandardOutput());
}

function openStandardOutput(): DestinationStream {
  const kind = fstatSync(STANDARD_OUTPUT);
  if (kind.isFIFO() || kind.isSocket()) return new PipeDestination(STANDARD_OUTPUT);
  const file = pino.destination({ dest: STANDARD_OUTPUT, sync: false, ...GATHERED });
  // Such as a full disk.
  file.on('error', () => undefined);
  return file;
}
