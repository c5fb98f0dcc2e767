import type { Environment } from '../environment.ts';
import { settingOf } from '../environment/perSubgraph.ts';
import type { trafficVariables } from '../environment/trafficVariables.ts';

/** What one subgraph is given and allowed. */
export interface TrafficLimits {
  /** For one request from start to end. In milliseconds. */
  readonly timeout: number;
  /** In bytes. */
  readonly responseLimit: number;
  readonly connections: number;
  /** Requests that wait for a connection. */
  readonly queue: number;
}

export type TrafficEnvironment = Pick<Environment, keyof typeof trafficVariables>;

export function trafficLimits(environment: TrafficEnvironment, subgraph: string): TrafficLimits {
  return {
    timeout: settingOf(environment.SUBGRAPH_TIMEOUT, subgraph),
    responseLimit: settingOf(environment.SUBGRAPH_RESPONSE_LIMIT, subgraph),
    connections: settingOf(environment.SUBGRAPH_CONNECTIONS, subgraph),
    queue: settingOf(environment.SUBGRAPH_QUEUE, subgraph),
  };
}
