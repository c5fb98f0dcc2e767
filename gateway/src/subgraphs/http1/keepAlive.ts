import type { ResponseHead } from './ResponseHead.ts';

const KEEP_ALIVE_MS = 30_000;
/** A request that is sent when the server is about to close the connection would be lost. */
const MARGIN_MS = 2_000;

/**
 * How long a connection may stay idle after a response, in milliseconds; 0 if it must be closed. Servers announce their own
 * limit in `Keep-Alive: timeout=5`.
 */
export function keepAliveTime({ headers, minorVersion }: ResponseHead): number {
  const connection = headers['connection'];
  if (minorVersion === 0 || (connection !== undefined && asksToClose(connection))) return 0;
  const announced = /\btimeout=(\d{1,6})/i.exec(String(headers['keep-alive'] ?? ''))?.[1];
  return announced === undefined
    ? KEEP_ALIVE_MS
    : Math.max(0, Math.min(KEEP_ALIVE_MS, Number(announced) * 1_000 - MARGIN_MS));
}

/** Anything but `keep-alive`: other options are not supported. */
function asksToClose(connection: string | readonly string[]): boolean {
  return typeof connection !== 'string' || connection.toLowerCase() !== 'keep-alive';
}
