/** A request that cannot be sent, a response that is not valid HTTP/1.1, or a connection that broke. */
export class Http1Error extends Error {
  override readonly name = 'Http1Error';
}
