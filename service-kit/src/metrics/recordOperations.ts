import type { RecordedOperation, Observer } from '../observation/RequestRecord.ts';
import { CodeCounters } from './CodeCounters.ts';
import type { MetricRegistry } from './MetricRegistry.ts';

/** In seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const OUTCOMES = ['success', 'error', 'refused'] as const;

/** Counts operations, how long they took, and the codes of their errors: the metrics that every service has. */
export function recordOperations(metrics: MetricRegistry): Observer {
  const durations = metrics.histogram({
    name: 'graphql_operation_duration_seconds',
    help: 'Time to answer an operation. Outcome error: answered with errors; refused: not executed.',
    labels: ['kind', 'outcome'],
    buckets: BUCKETS,
  });
  const ofKind = (kind: string) => durations.ofEach('outcome', OUTCOMES, { kind });
  const [queries, mutations, unknown] = [ofKind('query'), ofKind('mutation'), ofKind('unknown')];
  const errors = new CodeCounters(
    metrics.counter({ name: 'graphql_errors_total', help: 'Errors in answers, by their code.', labels: ['code'] }),
  );
  const refusals = new CodeCounters(
    metrics.counter({
      name: 'graphql_requests_refused_total',
      help: 'Requests that were refused before anything was executed, by the code of the first error.',
      labels: ['code'],
    }),
  );

  return (operation, duration) => {
    const { operationKind, isExecuted, errorCodes } = operation;
    const ofItsKind = operationKind === 'query' ? queries : operationKind === 'mutation' ? mutations : unknown;
    ofItsKind[outcomeOf(operation)].observe(duration / 1_000);
    for (const code of errorCodes) errors.count(code);
    if (!isExecuted) refusals.count(errorCodes[0]);
  };
}

function outcomeOf({ isExecuted, errorCodes }: RecordedOperation): (typeof OUTCOMES)[number] {
  if (!isExecuted) return 'refused';
  return errorCodes.length > 0 ? 'error' : 'success';
}
