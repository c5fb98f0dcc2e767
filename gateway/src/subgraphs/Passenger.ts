import { SubgraphError } from '../execution/fetching/SubgraphClient.ts';
import type { Flight } from './Flight.ts';
import type { OperationLifetime, Waiter } from './OperationLifetime.ts';
import type { TextAnswer } from './readAnswer.ts';

/** An operation that waits for a flight. */
export class Passenger implements Waiter {
  readonly lifetime: OperationLifetime;
  readonly #flight: Flight;
  readonly #resolve: (answer: TextAnswer) => void;
  readonly #reject: (error: SubgraphError) => void;

  constructor(
    flight: Flight,
    lifetime: OperationLifetime,
    resolve: (answer: TextAnswer) => void,
    reject: (error: SubgraphError) => void,
  ) {
    this.#flight = flight;
    this.lifetime = lifetime;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  resolve(answer: TextAnswer): void {
    this.lifetime.delete(this);
    this.#resolve(answer);
  }

  reject(error: SubgraphError): void {
    this.lifetime.delete(this);
    this.#reject(error);
  }

  deadlinePassed(): void {
    this.#flight.leave(this, tooLate(this.#flight.subgraph));
  }

  clientLeft(): void {
    if (!this.#flight.isMutation) this.#flight.leave(this, abandoned());
  }
}

/** The error of what the operation's deadline leaves unanswered. */
export function tooLate(subgraph: string): SubgraphError {
  return new SubgraphError(
    'GATEWAY_TIMEOUT',
    `The ${subgraph} subgraph did not answer before the operation's time was over.`,
  );
}

/** The error of what nobody is there for any more; it is seen in logs only. */
export function abandoned(): SubgraphError {
  return new SubgraphError('CLIENT_CLOSED_REQUEST', 'The client has gone.');
}
