import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that the gateway sent. */
export interface Asked {
  readonly query: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly headers: IncomingHttpHeaders;
}

/** What a subgraph answers. */
export interface SubgraphResponse {
  data?: any; // oxlint-disable-line typescript/no-explicit-any -- tests reach into it, and break it
  errors?: unknown;
}

/**
 * What a subgraph does with a request: it writes to the response what it likes, or nothing.
 *
 * @param usual gives what it would have answered
 */
export type Script = (response: ServerResponse, asked: Asked, usual: () => Promise<SubgraphResponse>) => unknown;

/** A subgraph that executes its schema or, when it is told to, follows a script; it keeps what it was asked. */
export class ScriptedSubgraph {
  asked: Asked[] = [];
  readonly #server: Server;
  #script: Script = execute;

  constructor(resolve: (asked: Asked) => Promise<SubgraphResponse>) {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as Omit<Asked, 'headers'>;
        const asked = { ...body, headers: request.headers };
        this.asked.push(asked);
        void this.#script(response, asked, () => resolve(asked));
      });
    });
  }

  /** Does this from now on, until it is reset. */
  follow(script: Script): void {
    this.#script = script;
  }

  /** Executes its schema again, and has not been asked anything. */
  reset(): void {
    this.#script = execute;
    this.asked = [];
  }

  /** Resolves with its address. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

async function execute(response: ServerResponse, _: Asked, usual: () => Promise<SubgraphResponse>): Promise<void> {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(await usual()));
}
