import { Pool } from 'undici';

import { settingOf } from '../environment/perSubgraph.ts';
import type { TrafficEnvironment } from './TrafficLimits.ts';

const KEEP_ALIVE_MS = 30_000;

/** The connections to subgraphs, a pool for each of them. They outlive a change of the supergraph. */
export class SubgraphPools {
  readonly #environment: Pick<TrafficEnvironment, 'SUBGRAPH_CONNECTIONS'>;
  readonly #pools = new Map<string, Pool>();

  constructor(environment: Pick<TrafficEnvironment, 'SUBGRAPH_CONNECTIONS'>) {
    this.#environment = environment;
  }

  poolFor(subgraph: string, origin: string): Pool {
    const key = `${origin} ${subgraph}`;
    let pool = this.#pools.get(key);
    if (!pool) {
      const connections = settingOf(this.#environment.SUBGRAPH_CONNECTIONS, subgraph);
      this.#pools.set(key, (pool = new Pool(origin, { connections, keepAliveTimeout: KEEP_ALIVE_MS })));
    }
    return pool;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
  }
}
