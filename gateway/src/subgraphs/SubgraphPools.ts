import { type Dispatcher, Pool } from 'undici';

import { type PerSubgraph, settingOf } from './PerSubgraph.ts';
import { CertificateReloadingPool } from './CertificateReloadingPool.ts';
import { signRequests } from './signRequests.ts';
import type { SubgraphCredentials } from './SubgraphCredentials.ts';

const KEEP_ALIVE_MS = 30_000;

export interface PoolEnvironment {
  readonly SUBGRAPH_CONNECTIONS: PerSubgraph<number>;
  readonly SUBGRAPH_SECRET: PerSubgraph<string, string | undefined>;
  readonly FORWARDED_HEADERS: readonly string[];
}

/** One connection pool for each subgraph. Pools stay open when the supergraph changes. */
export class SubgraphPools {
  readonly #environment: PoolEnvironment;
  readonly #credentials: SubgraphCredentials;
  readonly #pools = new Map<string, Dispatcher>();

  constructor(environment: PoolEnvironment, credentials: SubgraphCredentials) {
    this.#environment = environment;
    this.#credentials = credentials;
  }

  poolFor(subgraph: string, origin: string): Dispatcher {
    const key = `${origin} ${subgraph}`;
    let pool = this.#pools.get(key);
    if (!pool) this.#pools.set(key, (pool = this.#open(subgraph, origin)));
    return pool;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
  }

  #open(subgraph: string, origin: string): Dispatcher {
    const { SUBGRAPH_CONNECTIONS, SUBGRAPH_SECRET, FORWARDED_HEADERS } = this.#environment;
    const options = { connections: settingOf(SUBGRAPH_CONNECTIONS, subgraph), keepAliveTimeout: KEEP_ALIVE_MS };
    const credentials = origin.startsWith('https:') ? settingOf(this.#credentials, subgraph) : undefined;
    const pool = credentials ? new CertificateReloadingPool(origin, options, credentials) : new Pool(origin, options);
    const secret = settingOf(SUBGRAPH_SECRET, subgraph);
    return secret === undefined ? pool : pool.compose(signRequests(secret, FORWARDED_HEADERS));
  }
}
