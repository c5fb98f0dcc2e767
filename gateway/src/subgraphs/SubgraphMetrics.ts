import type { ErrorCode } from '@online-books/service-kit/errors/ErrorCode';
import type { Counter } from '@online-books/service-kit/metrics/Counter';
import type { Gauge } from '@online-books/service-kit/metrics/Gauge';
import type { Histogram } from '@online-books/service-kit/metrics/Histogram';
import type { MetricRegistry } from '@online-books/service-kit/metrics/MetricRegistry';

import type { SubgraphError } from '../engine/fetch/SubgraphClient.ts';
import { CIRCUIT_STATES, type CircuitState } from './CircuitBreaker.ts';

/**
 * How a request ended. `answered`: with a response that counts as a success; `failed`: with a response that counts as a failure;
 * `unreachable`: no connection, or one that broke; `oversized`: the response was not read to its end; `cancelled`: all its
 * clients disconnected.
 */
const REQUEST_OUTCOMES = ['answered', 'failed', 'unreachable', 'timeout', 'oversized', 'cancelled'] as const;
export type RequestOutcome = (typeof REQUEST_OUTCOMES)[number];

/** By error code. */
const OUTCOMES: Readonly<Record<string, RequestOutcome>> = {
  SUBREQUEST_HTTP_ERROR: 'unreachable',
  GATEWAY_TIMEOUT: 'timeout',
  SUBREQUEST_MALFORMED_RESPONSE: 'oversized',
  CLIENT_CLOSED_REQUEST: 'cancelled',
} satisfies Partial<Record<ErrorCode, RequestOutcome>>;

export function outcomeOf({ code }: SubgraphError): RequestOutcome {
  return OUTCOMES[code] ?? 'failed';
}

const UNSENT_REASONS = ['overloaded', 'unavailable'] as const;

/** In seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The metrics of one subgraph. */
export interface EndpointMetrics {
  /** In seconds. */
  readonly durations: Readonly<Record<RequestOutcome, Histogram>>;
  /** Requests that were sent, or wait for a connection. */
  readonly inFlight: Gauge;
  readonly retries: Counter;
  /** Requests that were rejected before they were sent. */
  readonly unsent: Readonly<Record<(typeof UNSENT_REASONS)[number], Counter>>;
  /** 1 for the current state of its circuit breaker, 0 for the others. */
  readonly circuit: Readonly<Record<CircuitState, Gauge>>;
}

/** The metrics of requests to all subgraphs. */
export class SubgraphMetrics {
  readonly #durations;
  readonly #inFlight;
  readonly #retries;
  readonly #unsent;
  readonly #circuit;

  constructor(metrics: MetricRegistry) {
    this.#durations = metrics.histogram({
      name: 'gateway_subgraph_request_duration_seconds',
      help: 'Time from when a request is sent, or queued for a connection, to when its response has arrived.',
      labels: ['subgraph', 'outcome'],
      buckets: BUCKETS,
    });
    this.#inFlight = metrics.gauge({
      name: 'gateway_subgraph_requests_in_flight',
      help: 'Requests that were sent to a subgraph, or wait for a connection to it.',
      labels: ['subgraph'],
    });
    this.#retries = metrics.counter({
      name: 'gateway_subgraph_retries_total',
      help: 'Retries of requests, scheduled ones included.',
      labels: ['subgraph'],
    });
    this.#unsent = metrics.counter({
      name: 'gateway_subgraph_requests_unsent_total',
      help: 'Requests that were not sent: the queue of the subgraph is full, or its circuit breaker is open.',
      labels: ['subgraph', 'reason'],
    });
    this.#circuit = metrics.gauge({
      name: 'gateway_subgraph_circuit_state',
      help: '1 for the current state of the circuit breaker of a subgraph, 0 for the others.',
      labels: ['subgraph', 'state'],
    });
  }

  /** Endpoints of the same subgraph, before and after a change of the supergraph, share their metrics. */
  of(subgraph: string): EndpointMetrics {
    return {
      durations: this.#durations.ofEach('outcome', REQUEST_OUTCOMES, { subgraph }),
      inFlight: this.#inFlight.of({ subgraph }),
      retries: this.#retries.of({ subgraph }),
      unsent: this.#unsent.ofEach('reason', UNSENT_REASONS, { subgraph }),
      circuit: this.#circuit.ofEach('state', CIRCUIT_STATES, { subgraph }),
    };
  }
}
