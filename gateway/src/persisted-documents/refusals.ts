import type { Refusal } from '../http/refuse.ts';

/** A client that is refused may register the document at once: nobody is to keep this answer. */
const NOT_KEPT = 'private, no-cache, must-revalidate';

/** Automatic persisted queries answer with 200, as Apollo's servers do: clients go on by the code. */
export const DOCUMENT_NOT_FOUND: Refusal = {
  status: 200,
  code: 'PERSISTED_QUERY_NOT_FOUND',
  message: 'PersistedQueryNotFound',
  cacheControl: NOT_KEPT,
};

export const REGISTRATION_NOT_SUPPORTED: Refusal = {
  status: 200,
  code: 'PERSISTED_QUERY_NOT_SUPPORTED',
  message: 'PersistedQueryNotSupported',
  cacheControl: NOT_KEPT,
};

export const UNKNOWN_VERSION = badRequest('Unsupported persisted query version');
export const HASH_MISMATCH = badRequest('provided sha does not match query');

/** These codes and statuses are the ones of Apollo's router. */
export const ID_NOT_IN_LIST: Refusal = {
  status: 404,
  code: 'PERSISTED_QUERY_NOT_IN_LIST',
  message: 'No operation of the persisted query list has this id.',
  cacheControl: NOT_KEPT,
};

export const ID_AND_DOCUMENT: Refusal = {
  status: 400,
  code: 'CANNOT_SEND_PQ_ID_AND_BODY',
  message: 'A request has either the id of a persisted query or a document.',
  cacheControl: NOT_KEPT,
};

export const ID_REQUIRED: Refusal = {
  status: 400,
  code: 'PERSISTED_QUERY_ID_REQUIRED',
  message: 'Operations are taken by the id of a persisted query only, in the extension persistedQuery.',
};

export const DOCUMENT_NOT_IN_SAFELIST: Refusal = {
  status: 403,
  code: 'QUERY_NOT_IN_SAFELIST',
  message: 'This document is not one of the persisted queries.',
  cacheControl: NOT_KEPT,
};

function badRequest(message: string): Refusal {
  return { status: 400, code: 'BAD_REQUEST', message };
}
