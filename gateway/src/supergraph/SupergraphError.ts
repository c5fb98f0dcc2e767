import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

/** In characters. A supergraph may have a thousand faults of one kind. */
const MAX_LENGTH = 2_000;

/** A supergraph that cannot be served, and why. */
export class SupergraphError extends OperatorError {
  override name = 'OperatorError';

  constructor(path: string, faults: readonly string[]) {
    super(`SUPERGRAPH_PATH: ${path} cannot be served: ${faults.join('; ')}`.slice(0, MAX_LENGTH));
  }
}
