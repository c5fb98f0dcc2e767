import type { Environment } from '../environment.ts';
import { settingOf } from '../environment/perSubgraph.ts';
import type { trafficVariables } from '../environment/trafficVariables.ts';

/** What one subgraph is given and allowed. */
export interface TrafficLimits {
  /** For one request from start to end. In milliseconds. */
  readonly timeout: number;
  /** In bytes. */
  readonly responseLimit: number;
  /** Whether it may compress its answers. */
  readonly compression: boolean;
  readonly connections: number;
  /** Requests that wait for a connection. */
  readonly queue: number;
  /** How often one query is sent again. */
  readonly retries: number;
  /** Of the requests. In percent. */
  readonly retryShare: number;
  /** Of requests that fail, at which no more are sent. In percent; 0: none. */
  readonly failureShare: number;
  /** HTTP statuses that are failures. */
  readonly failureStatuses: ReadonlySet<number>;
  /** For which no more are sent. In milliseconds. */
  readonly pause: number;
  /** Whether mutations carry the client's address. */
  readonly sendsClientAddress: boolean;
}

export type TrafficEnvironment = Pick<Environment, keyof typeof trafficVariables>;

export function trafficLimits(environment: TrafficEnvironment, subgraph: string): TrafficLimits {
  return {
    timeout: settingOf(environment.SUBGRAPH_TIMEOUT, subgraph),
    responseLimit: settingOf(environment.SUBGRAPH_RESPONSE_LIMIT, subgraph),
    compression: settingOf(environment.SUBGRAPH_COMPRESSION, subgraph),
    connections: settingOf(environment.SUBGRAPH_CONNECTIONS, subgraph),
    queue: settingOf(environment.SUBGRAPH_QUEUE, subgraph),
    retries: settingOf(environment.SUBGRAPH_RETRIES, subgraph),
    retryShare: settingOf(environment.SUBGRAPH_RETRY_SHARE, subgraph),
    failureShare: settingOf(environment.SUBGRAPH_FAILURE_SHARE, subgraph),
    failureStatuses: settingOf(environment.SUBGRAPH_FAILURE_STATUSES, subgraph),
    pause: settingOf(environment.SUBGRAPH_PAUSE, subgraph),
    sendsClientAddress: settingOf(environment.SUBGRAPH_CLIENT_ADDRESS, subgraph),
  };
}

/** What the environment settles for subgraphs that there are none of, such as `SUBGRAPH_TIMEOUT for ordres`. */
export function settledForNobody(environment: TrafficEnvironment, subgraphs: ReadonlyMap<string, unknown>): string[] {
  return Object.entries(environment).flatMap(([variable, setting]) =>
    variable.startsWith('SUBGRAPH_') && typeof setting === 'object' && setting !== null && 'others' in setting
      ? [...setting.others.keys()].filter((name) => !subgraphs.has(name)).map((name) => `${variable} for ${name}`)
      : [],
  );
}
