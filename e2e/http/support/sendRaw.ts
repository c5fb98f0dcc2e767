import { connect } from 'node:net';

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
export function sendRaw(url: string, text: string): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let received = '';
    socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
    socket.on('error', (error: NodeJS.ErrnoException) => error.code !== 'ECONNRESET' && reject(error));
    socket.on('close', () => {
      const statuses = [...received.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
      resolve({
        status: statuses[0] ?? null,
        answers: statuses.length,
        text: received,
        ms: performance.now() - startedAt,
      });
    });
  });
}
