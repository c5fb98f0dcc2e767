import { type Logger, pino } from 'pino';

/** Lines are written together: once so many bytes have gathered, and after so many milliseconds at the latest. */
const GATHERED = { minLength: 4096, periodicFlush: 1_000 };

/**
 * A logger that writes a line of JSON an event to standard output, with the service's name in it. What is fatal, and what is
 * left at the end of the process, is written at once. Nobody logs bodies, variables or headers, which may hold secrets.
 */
export function createLogger(service: string, level: string): Logger {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, pino.destination({ dest: 1, sync: false, ...GATHERED }));
}
