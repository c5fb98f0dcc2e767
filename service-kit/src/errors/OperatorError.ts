/**
 * Something that the person who runs a program can put right. The message says what is wrong and what to do, so that it is
 * printed alone, without a stack trace.
 */
export class OperatorError extends Error {
  override name = 'OperatorError';
}
