import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

/** The maximum length of the message, in characters: a supergraph may have a thousand faults of one kind. */
const MAX_LENGTH = 2_000;

/** A supergraph cannot be served. The message lists the faults. */
export class SupergraphError extends OperatorError {
  override name = 'OperatorError';
  /** The faults alone, without the source. */
  readonly reason: string;

  /** @param label the variable that names the source, and its value, such as `SUPERGRAPH_PATH: supergraph.graphql` */
  constructor(label: string, faults: readonly string[]) {
    const reason = faults.join('; ').slice(0, MAX_LENGTH);
    super(`${label} cannot be served: ${reason}`);
    this.reason = reason;
  }
}
