import { createSecureContext } from 'node:tls';

import { contextOptions } from '@online-books/service-kit/tls/Credentials';

import { Http1Pool } from './http1/Http1Pool.ts';
import { type PerSubgraph, settingOf } from './PerSubgraph.ts';
import { type RequestSigner, signRequests } from './signRequests.ts';
import type { SubgraphCredentials } from './SubgraphCredentials.ts';

export interface PoolEnvironment {
  readonly SUBGRAPH_CONNECTIONS: PerSubgraph<number>;
  readonly SUBGRAPH_SECRET: PerSubgraph<string, string | undefined>;
}

/** One connection pool for each subgraph. Pools stay open when the supergraph changes. */
export class SubgraphPools {
  readonly #environment: PoolEnvironment;
  readonly #credentials: SubgraphCredentials;
  readonly #pools = new Map<string, Http1Pool>();

  constructor(environment: PoolEnvironment, credentials: SubgraphCredentials) {
    this.#environment = environment;
    this.#credentials = credentials;
  }

  poolFor(subgraph: string, origin: string): Http1Pool {
    const key = `${origin} ${subgraph}`;
    let pool = this.#pools.get(key);
    if (!pool) this.#pools.set(key, (pool = this.#open(subgraph, origin)));
    return pool;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
  }

  /** Undefined for a subgraph whose requests are not signed. */
  signerFor(subgraph: string, url: URL): RequestSigner | undefined {
    const secret = settingOf(this.#environment.SUBGRAPH_SECRET, subgraph);
    return secret === undefined ? undefined : signRequests(secret, url);
  }

  #open(subgraph: string, origin: string): Http1Pool {
    const connections = settingOf(this.#environment.SUBGRAPH_CONNECTIONS, subgraph);
    const credentials = origin.startsWith('https:') ? settingOf(this.#credentials, subgraph) : undefined;
    if (!credentials) return new Http1Pool({ origin, connections });
    const secureContext = () => createSecureContext(contextOptions(credentials.current));
    const pool = new Http1Pool({ origin, connections, secureContext: secureContext() });
    // No connection outlives its certificate.
    credentials.onChange(() => pool.renew(secureContext()));
    return pool;
  }
}
