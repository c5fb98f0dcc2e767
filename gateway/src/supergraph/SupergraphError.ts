import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

/** The maximum length of the message, in characters: a supergraph may have a thousand faults of one kind. */
const MAX_LENGTH = 2_000;

/** A supergraph cannot be served. The message lists the faults. */
export class SupergraphError extends OperatorError {
  override name = 'OperatorError';

  constructor(path: string, faults: readonly string[]) {
    super(`SUPERGRAPH_PATH: ${path} cannot be served: ${faults.join('; ')}`.slice(0, MAX_LENGTH));
  }
}
