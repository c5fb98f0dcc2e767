import { reject } from '../http/Rejection.ts';

/** A rejected client may register the document at once, so that no cache may store the response. */
const UNCACHED = { 'cache-control': 'private, no-cache, must-revalidate' };

/** Apollo's servers reject automatic persisted queries with status 200; clients decide by the code. */
export const DOCUMENT_NOT_FOUND = reject(200, 'PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound', UNCACHED);
export const REGISTRATION_NOT_SUPPORTED = reject(
  200,
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'PersistedQueryNotSupported',
  UNCACHED,
);
export const UNKNOWN_VERSION = reject(400, 'BAD_REQUEST', 'Unsupported persisted query version');
export const HASH_MISMATCH = reject(400, 'BAD_REQUEST', 'provided sha does not match query');

/** The following codes and statuses are those of Apollo's router. */
export const ID_NOT_IN_LIST = reject(
  404,
  'PERSISTED_QUERY_NOT_IN_LIST',
  'No operation of the persisted query list has this id.',
  UNCACHED,
);
export const ID_AND_DOCUMENT = reject(
  400,
  'CANNOT_SEND_PQ_ID_AND_BODY',
  'A request has either the id of a persisted query or a document.',
  UNCACHED,
);
export const ID_REQUIRED = reject(
  400,
  'PERSISTED_QUERY_ID_REQUIRED',
  'Operations are accepted by the id of a persisted query only, in the extension persistedQuery.',
);
export const DOCUMENT_NOT_IN_SAFELIST = reject(
  403,
  'QUERY_NOT_IN_SAFELIST',
  'This document is not one of the persisted queries.',
  UNCACHED,
);
