import type { Environment } from '../environment.ts';

/** What subgraphs know the gateway by. */
export type TrustEnvironment = Pick<Environment, 'SUBGRAPH_SECRET' | 'FORWARDED_HEADERS'>;
