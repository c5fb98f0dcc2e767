import { SubgraphError } from '../engine/fetch/SubgraphClient.ts';

export function deadlineExceeded(subgraph: string): SubgraphError {
  return new SubgraphError(
    'GATEWAY_TIMEOUT',
    `The ${subgraph} subgraph did not answer before the deadline of the client request.`,
  );
}

/** Appears in logs only: there is no client left to read it. */
export function cancelled(): SubgraphError {
  return new SubgraphError('CLIENT_CLOSED_REQUEST', 'The client disconnected.');
}
