import { z } from 'zod';

import { perSubgraph, settingVariable } from './perSubgraph.ts';
import { readStatuses } from './readStatuses.ts';

const ADDRESS_FAULT = 'must be addresses of some subgraphs, as in users=https://users:4001/graphql';

const address = z.url({ protocol: /^https?$/ });

/** How subgraphs are asked. Those that start with `SUBGRAPH_` may differ from subgraph to subgraph: `5000,orders=2000`. */
export const trafficVariables = {
  /** Where subgraphs are, in place of the addresses that the supergraph has for them. */
  SUBGRAPH_URL: settingVariable<string, undefined>({
    usual: undefined,
    read: (text) => address.safeParse(text).data,
    error: ADDRESS_FAULT,
  }).refine(({ usual }) => usual === undefined, ADDRESS_FAULT),
  /** Whether mutations carry the client's address to the subgraph, in the header `x-client-address`. */
  SUBGRAPH_CLIENT_ADDRESS: settingVariable<boolean, boolean>({
    usual: false,
    read: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
    error: 'must be true or false, or such for some subgraphs, as in users=true',
  }),
  /** What is not back from the subgraphs by then is null, and the rest is answered. In milliseconds. */
  OPERATION_TIMEOUT: z.coerce.number().int().positive().default(10_000),
  /** How long a subgraph may take for one request, waiting for a connection included. In milliseconds. */
  SUBGRAPH_TIMEOUT: perSubgraph({ default: 5_000, min: 1 }),
  /** Larger answers of a subgraph are rejected, by their size after decompression. In bytes. */
  SUBGRAPH_RESPONSE_LIMIT: perSubgraph({ default: 64 * 1024 * 1024, min: 1 }),
  /** Whether a subgraph may compress its answers. */
  SUBGRAPH_COMPRESSION: settingVariable<boolean, boolean>({
    usual: true,
    read: (text) => (text === 'true' || text === 'false' ? text === 'true' : undefined),
    error: 'must be true or false, or such for some subgraphs, as in true,users=false',
  }),
  /** Connections to a subgraph at most, and so requests that are with it at once. */
  SUBGRAPH_CONNECTIONS: perSubgraph({ default: 128, min: 1 }),
  /** Requests that wait for a connection to a subgraph at most. */
  SUBGRAPH_QUEUE: perSubgraph({ default: 1_024, min: 0 }),
  /** How often a query is sent again that did not reach the subgraph. */
  SUBGRAPH_RETRIES: perSubgraph({ default: 2, min: 0, max: 10 }),
  /** Retries are this share of the requests at most, beside a few a second. In percent; 0: there are none. */
  SUBGRAPH_RETRY_SHARE: perSubgraph({ default: 20, min: 0, max: 100 }),
  /** Nothing is sent for a while when this share of the requests of late has failed. In percent; 0: whatever fails. */
  SUBGRAPH_FAILURE_SHARE: perSubgraph({ default: 50, min: 0, max: 100 }),
  /** HTTP statuses that count as failures, unless all that the answer has is errors of GraphQL. */
  SUBGRAPH_FAILURE_STATUSES: settingVariable<ReadonlySet<number>, ReadonlySet<number>>({
    usual: readStatuses('500-599')!,
    read: readStatuses,
    error:
      'must be HTTP statuses such as 500-599 or 429+502-504, none, or such for some subgraphs, as in 500-599,users=none',
  }),
  /** For how long nothing is sent then, before one request is let through to see. In milliseconds. */
  SUBGRAPH_PAUSE: perSubgraph({ default: 1_000, min: 1 }),
};
