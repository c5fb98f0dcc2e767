import type { SubgraphError } from '../engine/fetch/SubgraphClient.ts';
import { cancelled, deadlineExceeded } from './cancellationErrors.ts';
import type { TextResponse } from './readResponse.ts';
import type { CancellationListener, RequestCancellation } from './RequestCancellation.ts';

/** What a waiter waits for. */
export interface WaitedRequest {
  readonly subgraph: string;
  readonly isMutation: boolean;
  /** Removes the waiter and rejects it. */
  unsubscribe(waiter: Waiter, error: SubgraphError): void;
}

/** A client request that waits for a subgraph request, alone or with others. */
export class Waiter implements CancellationListener {
  readonly cancellation: RequestCancellation;
  readonly #request: WaitedRequest;
  readonly #resolve: (response: TextResponse) => void;
  readonly #reject: (error: SubgraphError) => void;

  constructor(
    request: WaitedRequest,
    cancellation: RequestCancellation,
    resolve: (response: TextResponse) => void,
    reject: (error: SubgraphError) => void,
  ) {
    this.#request = request;
    this.cancellation = cancellation;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  resolve(response: TextResponse): void {
    this.cancellation.unsubscribe(this);
    this.#resolve(response);
  }

  reject(error: SubgraphError): void {
    this.cancellation.unsubscribe(this);
    this.#reject(error);
  }

  onDeadline(): void {
    this.#request.unsubscribe(this, deadlineExceeded(this.#request.subgraph));
  }

  /** The next mutation field must not start before this one has ended, so a mutation keeps its waiters. */
  onDisconnect(): void {
    if (!this.#request.isMutation) this.#request.unsubscribe(this, cancelled());
  }
}
