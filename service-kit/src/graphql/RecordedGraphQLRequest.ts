import type { HeaderMap, HTTPGraphQLRequest } from '@apollo/server';

import type { RequestRecord } from '../observation/RequestRecord.ts';

export interface RecordedGraphQLRequestOptions extends HTTPGraphQLRequest {
  readonly record: RequestRecord;
}

/** A request of Apollo Server with its record, which plugins read from it. */
export class RecordedGraphQLRequest implements HTTPGraphQLRequest {
  readonly method: string;
  readonly headers: HeaderMap;
  readonly search: string;
  readonly body: unknown;
  readonly record: RequestRecord;

  constructor({ method, headers, search, body, record }: RecordedGraphQLRequestOptions) {
    this.method = method;
    this.headers = headers;
    this.search = search;
    this.body = body;
    this.record = record;
  }
}
