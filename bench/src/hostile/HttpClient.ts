import { Agent, request } from 'node:http';

import type { HostileRequest } from './HostileKind.ts';

/** How a request was answered. */
export interface HostileAnswer {
  /** 0 where the connection was closed, or nothing came in time. */
  readonly status: number;
  /** `extensions.code` of the first error; undefined where there is none. */
  readonly code: string | undefined;
  /** In milliseconds. */
  readonly duration: number;
}

const TIMEOUT_MS = 15_000;

/** Sends requests over one connection, one after the other. */
export class HttpClient {
  readonly #url: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(url: string) {
    this.#url = url;
  }

  /** @param address the client's, as a proxy names it */
  async send({ method, search, headers, body }: HostileRequest, address: string): Promise<HostileAnswer> {
    const startedAt = performance.now();
    const { status, text } = await new Promise<{ status: number; text: string }>((resolve) => {
      const failed = () => resolve({ status: 0, text: '' });
      const options = {
        method,
        agent: this.#agent,
        headers: { ...headers, 'content-length': body.length, 'x-forwarded-for': address },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      };
      request(this.#url + search, options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
        response.on('error', failed);
      })
        .on('error', failed)
        .end(body);
    });
    return { status, code: codeOf(text), duration: performance.now() - startedAt };
  }

  close(): void {
    this.#agent.destroy();
  }
}

/** Without parsing an answer that may have megabytes: errors come first. */
function codeOf(text: string): string | undefined {
  if (!text.startsWith('{"errors"')) return undefined;
  return /"code":"([A-Z_]{1,64})"/.exec(text.slice(0, 100_000))?.[1];
}
