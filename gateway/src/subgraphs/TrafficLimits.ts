import { type PerSubgraph, settingOf } from './PerSubgraph.ts';

/** The transport settings of one subgraph. */
export interface TrafficLimits {
  /** Of one request, waiting for a connection included. In milliseconds. */
  readonly timeout: number;
  /** In bytes. */
  readonly responseLimit: number;
  /** Whether it may compress its responses. */
  readonly compression: boolean;
  readonly connections: number;
  /** Maximum number of requests that wait for a connection. */
  readonly queue: number;
  /** Maximum number of retries of one query. */
  readonly retries: number;
  /** Maximum share of retries among the requests. In percent. */
  readonly retryShare: number;
  /** Share of failed requests that opens the circuit breaker. In percent; 0: never. */
  readonly failureShare: number;
  /** HTTP statuses that count as failures. */
  readonly failureStatuses: ReadonlySet<number>;
  /** How long the circuit breaker stays open before a probe. In milliseconds. */
  readonly pause: number;
  /** Whether mutations carry the client's address. */
  readonly sendsClientAddress: boolean;
}

/** The settings of all subgraphs, by environment variable. */
export interface TrafficEnvironment {
  readonly SUBGRAPH_URL: PerSubgraph<string, string | undefined>;
  readonly SUBGRAPH_TIMEOUT: PerSubgraph<number>;
  readonly SUBGRAPH_RESPONSE_LIMIT: PerSubgraph<number>;
  readonly SUBGRAPH_COMPRESSION: PerSubgraph<boolean>;
  readonly SUBGRAPH_CONNECTIONS: PerSubgraph<number>;
  readonly SUBGRAPH_QUEUE: PerSubgraph<number>;
  readonly SUBGRAPH_RETRIES: PerSubgraph<number>;
  readonly SUBGRAPH_RETRY_SHARE: PerSubgraph<number>;
  readonly SUBGRAPH_FAILURE_SHARE: PerSubgraph<number>;
  readonly SUBGRAPH_FAILURE_STATUSES: PerSubgraph<ReadonlySet<number>>;
  readonly SUBGRAPH_PAUSE: PerSubgraph<number>;
  readonly SUBGRAPH_CLIENT_ADDRESS: PerSubgraph<boolean>;
}

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

/** Overrides for subgraphs that the supergraph does not have, such as `SUBGRAPH_TIMEOUT for ordres`. */
export function settingsOfUnknownSubgraphs(
  environment: TrafficEnvironment,
  subgraphs: ReadonlyMap<string, unknown>,
): string[] {
  return Object.entries(environment).flatMap(([variable, setting]) =>
    variable.startsWith('SUBGRAPH_') && typeof setting === 'object' && setting !== null && 'overrides' in setting
      ? [...setting.overrides.keys()].filter((name) => !subgraphs.has(name)).map((name) => `${variable} for ${name}`)
      : [],
  );
}
