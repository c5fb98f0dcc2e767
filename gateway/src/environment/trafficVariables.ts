import { z } from 'zod';

import { perSubgraph } from './perSubgraph.ts';

/** How subgraphs are asked. Those that start with `SUBGRAPH_` may differ from subgraph to subgraph: `5000,orders=2000`. */
export const trafficVariables = {
  /** What is not back from the subgraphs by then is null, and the rest is answered. In milliseconds. */
  OPERATION_TIMEOUT: z.coerce.number().int().positive().default(10_000),
  /** How long a subgraph may take for one request, waiting for a connection included. In milliseconds. */
  SUBGRAPH_TIMEOUT: perSubgraph({ default: 5_000, min: 1 }),
  /** Larger answers of a subgraph are not taken. In bytes. */
  SUBGRAPH_RESPONSE_LIMIT: perSubgraph({ default: 64 * 1024 * 1024, min: 1 }),
  /** Connections to a subgraph at most, and so requests that are with it at once. */
  SUBGRAPH_CONNECTIONS: perSubgraph({ default: 128, min: 1 }),
  /** Requests that wait for a connection to a subgraph at most. */
  SUBGRAPH_QUEUE: perSubgraph({ default: 1_024, min: 0 }),
};
