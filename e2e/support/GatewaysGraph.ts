import { createSecretKey } from 'node:crypto';

import { CLIENT_ADDRESS_HEADER } from '@online-books/service-kit/trust/clientAddressHeader';
import { signRequest } from '@online-books/service-kit/trust/signRequest';
import type { SubgraphName } from '@online-books/tools/repository';
import type { Stack } from '@online-books/tools/stack/startStack';

import { type Answer, Graph } from './Graph.ts';

/** Asks a subgraph as the gateway does: with its signature. */
export class GatewaysGraph extends Graph {
  readonly #secret: string;
  readonly #token: string | undefined;

  constructor({ subgraphs, gatewaySecrets }: Stack, subgraph: SubgraphName, accessToken?: string) {
    super(subgraphs[subgraph].url, accessToken);
    this.#secret = gatewaySecrets![subgraph];
    this.#token = accessToken;
  }

  override send<Data>(body: string | Uint8Array, headers: Record<string, string> = {}): Promise<Answer<Data>> {
    const { pathname, search } = new URL(this.url);
    const message = {
      method: 'POST',
      path: pathname,
      search,
      headers: { ...(this.#token && { authorization: `Bearer ${this.#token}` }), ...headers },
    };
    const signature = signRequest(message, Buffer.from(body), {
      key: createSecretKey(this.#secret, 'utf8'),
      identityHeaders: ['authorization', CLIENT_ADDRESS_HEADER],
      now: Date.now(),
    });
    return super.send(body, { ...headers, ...signature });
  }
}
