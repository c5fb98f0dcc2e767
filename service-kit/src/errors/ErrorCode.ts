/**
 * Every `extensions.code` that this software gives an error, beside Apollo Server's own
 * (`GRAPHQL_PARSE_FAILED`, `GRAPHQL_VALIDATION_FAILED`, `BAD_REQUEST`, …). Clients may rely on them.
 */
export type ErrorCode =
  /** An argument breaks a rule; `extensions.argumentPath` says which one. */
  | 'BAD_USER_INPUT'
  /** The token is missing where one is needed, or broken. */
  | 'UNAUTHENTICATED'
  /** The viewer is known and may not do this. */
  | 'FORBIDDEN'
  /** The caller is not the gateway, whom alone this subgraph answers. */
  | 'CALLER_NOT_TRUSTED'
  /** The gateway withholds this field from the viewer, by the authorization directives of the schema. */
  | 'UNAUTHORIZED_FIELD_OR_TYPE'
  /** Nothing with this id is there for the viewer. */
  | 'NOT_FOUND'
  /** The request body is larger than the service takes. */
  | 'PAYLOAD_TOO_LARGE'
  /** The HTTP request is not one that the service understands. */
  | 'BAD_REQUEST'
  /** Something that the service needs is out of reach; try again. */
  | 'SERVICE_UNAVAILABLE'
  /** The unexpected; details are in the log under `extensions.errorId`. */
  | 'INTERNAL_SERVER_ERROR'
  /** A subgraph could not be reached or answered with a failure status. */
  | 'SUBREQUEST_HTTP_ERROR'
  /** A subgraph's answer is not a GraphQL response. */
  | 'SUBREQUEST_MALFORMED_RESPONSE'
  /** A subgraph did not answer in time. */
  | 'GATEWAY_TIMEOUT'
  /** More requests than may wait for a subgraph are waiting for it. */
  | 'SUBGRAPH_OVERLOADED'
  /** A subgraph has failed too often of late to be asked again already. */
  | 'SUBGRAPH_UNAVAILABLE'
  /** The client has gone; nobody but the log is told. */
  | 'CLIENT_CLOSED_REQUEST';
