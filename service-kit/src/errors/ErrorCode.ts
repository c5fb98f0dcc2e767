/**
 * Every `extensions.code` that this software gives an error, beside those that are Apollo Server's alone
 * (`GRAPHQL_PARSE_FAILED`, `GRAPHQL_VALIDATION_FAILED`, …). Clients may rely on them.
 */
export const ERROR_CODES = [
  /** An argument breaks a rule; `extensions.argumentPath` says which one. */
  'BAD_USER_INPUT',
  /** The token is missing where one is needed, or is not valid: sign in. */
  'UNAUTHENTICATED',
  /** The token was valid and has expired: refresh it, and try again. */
  'TOKEN_EXPIRED',
  /** The viewer is known and may not do this. */
  'FORBIDDEN',
  /** The caller is not the gateway, whom alone this subgraph answers. */
  'CALLER_NOT_TRUSTED',
  /** The gateway withholds this field from the viewer, by the authorization directives of the schema. */
  'UNAUTHORIZED_FIELD_OR_TYPE',
  /** Nothing with this id is there for the viewer. */
  'NOT_FOUND',
  /** The request body is larger than the service takes. */
  'PAYLOAD_TOO_LARGE',
  /** The HTTP request is not one that the service understands. */
  'BAD_REQUEST',
  /** Something that the service needs is out of reach; try again. */
  'SERVICE_UNAVAILABLE',
  /** The unexpected; details are in the log under `extensions.errorId`. */
  'INTERNAL_SERVER_ERROR',
  /** A subgraph could not be reached or answered with a failure status. */
  'SUBREQUEST_HTTP_ERROR',
  /** A subgraph's answer is not a GraphQL response. */
  'SUBREQUEST_MALFORMED_RESPONSE',
  /** A subgraph did not answer in time. */
  'GATEWAY_TIMEOUT',
  /** The queue of requests that wait for a subgraph is full. */
  'SUBGRAPH_OVERLOADED',
  /** A subgraph is unavailable: its circuit breaker is open. */
  'SUBGRAPH_UNAVAILABLE',
  /** The client disconnected; appears in logs only. */
  'CLIENT_CLOSED_REQUEST',
  /** The operation is estimated to cost more than one may; `extensions.cost` says how much. */
  'COST_ESTIMATED_TOO_EXPENSIVE',
  /** The operation leaves out, or gives twice, what says how long a list is to be. */
  'COST_QUERY_PARSE_FAILURE',
  /** The operation is larger than one may be; `extensions.limit` says by which measure. */
  'MAX_DEPTH_LIMIT',
  'MAX_ROOT_FIELDS_LIMIT',
  'MAX_ALIASES_LIMIT',
  'MAX_DIRECTIVES_LIMIT',
  'MAX_SELECTIONS_LIMIT',
  /** The operation introspects more of the schema than one may. */
  'INTROSPECTION_TOO_LARGE',
  /** The document takes more work to validate than one may. */
  'DOCUMENT_TOO_COMPLEX',
  /** The client has asked for too much of late; `extensions.retryAfter` says when to ask again, in seconds. */
  'RATE_LIMITED',
  /** The operation selects a root field more than once that may be selected only once; the path is the second one's. */
  'FIELD_NOT_REPEATABLE',
  /** More operations have come in one request than may. */
  'BATCH_LIMIT_EXCEEDED',
  /** The request's body is not JSON, or is compressed in a way that is not supported. */
  'UNSUPPORTED_MEDIA_TYPE',
  /** Nobody has registered a document with this hash: register it. */
  'PERSISTED_QUERY_NOT_FOUND',
  /** Documents cannot be registered. */
  'PERSISTED_QUERY_NOT_SUPPORTED',
  /** The list of persisted documents has no such id. */
  'PERSISTED_QUERY_NOT_IN_LIST',
  /** Documents are taken by their ids only. */
  'PERSISTED_QUERY_ID_REQUIRED',
  /** A request has either an id or a document. */
  'CANNOT_SEND_PQ_ID_AND_BODY',
  /** The document is none of the list of persisted documents. */
  'QUERY_NOT_IN_SAFELIST',
  /** The operation is one of several answers, which are not given yet. */
  'SUBSCRIPTIONS_NOT_SUPPORTED',
  'DEFER_NOT_SUPPORTED',
  /** No plan was found that brings all that the operation asks for. */
  'QUERY_PLANNING_FAILED',
  /** A subgraph's answer has a value that the schema does not allow there. */
  'RESPONSE_VALIDATION_FAILED',
  /** An extension of the gateway failed, or took too long; the log says which one. */
  'EXTENSION_FAILED',
  /** A subgraph has answered with an error that has no code. */
  'DOWNSTREAM_SERVICE_ERROR',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
