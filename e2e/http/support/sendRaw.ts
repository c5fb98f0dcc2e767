import { connect } from 'node:net';

import { refuseTraces } from '../../support/findTraces.ts';

/** What came back over a bare connection. */
export interface RawAnswer {
  /** Of the first answer; null where there was none. */
  readonly status: number | null;
  /** How many answers came. */
  readonly answers: number;
  readonly text: string;
  /** Milliseconds until the server ended the connection. */
  readonly ms: number;
}

/** Writes bytes to a server, as no client would, and reads until it ends the connection. */
export async function sendRaw(url: string, text: string): Promise<RawAnswer> {
  const startedAt = performance.now();
  const received = await exchange(new URL(url), text);
  const ms = performance.now() - startedAt;
  refuseTraces(received);
  const statuses = [...received.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
  return { status: statuses[0] ?? null, answers: statuses.length, text: received, ms };
}

function exchange({ hostname, port }: URL, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let received = '';
    socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
    socket.on('error', (error: NodeJS.ErrnoException) => error.code !== 'ECONNRESET' && reject(error));
    socket.on('close', () => resolve(received));
  });
}
