import type { ErrorCode } from '@online-books/service-kit/errors/ErrorCode';
import type { Counter } from '@online-books/service-kit/metrics/Counter';
import type { Gauge } from '@online-books/service-kit/metrics/Gauge';
import type { Histogram } from '@online-books/service-kit/metrics/Histogram';
import type { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';

import type { SubgraphError } from '../execution/fetching/SubgraphClient.ts';
import { CIRCUIT_STATES, type CircuitState } from './CircuitBreaker.ts';

/**
 * What came of a request. `answered`: whatever the answer says; `failed`: with 5xx and no GraphQL response; `unreachable`: no
 * connection, or one that broke; `oversized`: the answer was not read to its end; `abandoned`: nobody was there for it any more.
 */
const REQUEST_OUTCOMES = ['answered', 'failed', 'unreachable', 'timeout', 'oversized', 'abandoned'] as const;
export type RequestOutcome = (typeof REQUEST_OUTCOMES)[number];

/** By the code of the error with which a request has ended. */
const OUTCOMES: Readonly<Record<string, RequestOutcome>> = {
  SUBREQUEST_HTTP_ERROR: 'unreachable',
  GATEWAY_TIMEOUT: 'timeout',
  SUBREQUEST_MALFORMED_RESPONSE: 'oversized',
  CLIENT_CLOSED_REQUEST: 'abandoned',
} satisfies Partial<Record<ErrorCode, RequestOutcome>>;

export function outcomeOf({ code }: SubgraphError): RequestOutcome {
  return OUTCOMES[code] ?? 'failed';
}

const UNSENT_REASONS = ['overloaded', 'unavailable'] as const;

/** In seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is counted of one subgraph. */
export interface SubgraphRecord {
  /** How long requests took, in seconds. */
  readonly durations: Readonly<Record<RequestOutcome, Histogram>>;
  /** Requests that are with it, or wait for a connection to it. */
  readonly inFlight: Gauge;
  readonly retries: Counter;
  /** Requests that were not sent. */
  readonly unsent: Readonly<Record<(typeof UNSENT_REASONS)[number], Counter>>;
  /** 1 for the state that its circuit breaker is in, 0 for the others. */
  readonly circuit: Readonly<Record<CircuitState, Gauge>>;
}

/** What is counted of requests to subgraphs. */
export class SubgraphMetrics {
  readonly #durations;
  readonly #inFlight;
  readonly #retries;
  readonly #unsent;
  readonly #circuit;

  constructor(metrics: MetricRegistry) {
    this.#durations = metrics.histogram({
      name: 'gateway_subgraph_request_duration_seconds',
      help: 'Time from when a request is sent, or waits for a connection, to when its answer is there.',
      labels: ['subgraph', 'outcome'],
      buckets: BUCKETS,
    });
    this.#inFlight = metrics.gauge({
      name: 'gateway_subgraph_requests_in_flight',
      help: 'Requests that are with a subgraph or wait for a connection to it.',
      labels: ['subgraph'],
    });
    this.#retries = metrics.counter({
      name: 'gateway_subgraph_retries_total',
      help: 'Requests that were sent again, or were about to be.',
      labels: ['subgraph'],
    });
    this.#unsent = metrics.counter({
      name: 'gateway_subgraph_requests_unsent_total',
      help: 'Requests that were not sent: too many wait for the subgraph, or its circuit breaker is open.',
      labels: ['subgraph', 'reason'],
    });
    this.#circuit = metrics.gauge({
      name: 'gateway_subgraph_circuit_state',
      help: '1 for the state that the circuit breaker of a subgraph is in.',
      labels: ['subgraph', 'state'],
    });
  }

  /** The same for the same subgraph, though its connection may be another one. */
  of(subgraph: string): SubgraphRecord {
    return {
      durations: this.#durations.ofEach('outcome', REQUEST_OUTCOMES, { subgraph }),
      inFlight: this.#inFlight.of({ subgraph }),
      retries: this.#retries.of({ subgraph }),
      unsent: this.#unsent.ofEach('reason', UNSENT_REASONS, { subgraph }),
      circuit: this.#circuit.ofEach('state', CIRCUIT_STATES, { subgraph }),
    };
  }
}
