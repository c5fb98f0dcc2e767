import { Rejection } from '../http/Rejection.ts';

/** Why an extension, or its failure, rejects an operation or a subgraph request. */
export class ExtensionRejection extends Error {
  override name = 'ExtensionRejection';
  readonly code: string;
  /** The HTTP status of a rejected operation. */
  readonly status: number;

  constructor(code: string, message: string, status: number) {
    super(message);
    this.code = code;
    this.status = status;
  }

  /** The rejection of an operation. */
  toRejection(): Rejection {
    return new Rejection(this.status, [{ message: this.message, extensions: { code: this.code } }]);
  }
}
