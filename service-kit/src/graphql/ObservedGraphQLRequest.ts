import type { HeaderMap, HTTPGraphQLRequest } from '@apollo/server';

import type { Observation } from '../observation/Observation.ts';

export interface ObservedGraphQLRequestOptions extends HTTPGraphQLRequest {
  readonly observation: Observation;
}

/** An HTTP request as Apollo Server takes it and hands it to plugins, which find its observation in it. */
export class ObservedGraphQLRequest implements HTTPGraphQLRequest {
  readonly method: string;
  readonly headers: HeaderMap;
  readonly search: string;
  readonly body: unknown;
  readonly observation: Observation;

  constructor({ method, headers, search, body, observation }: ObservedGraphQLRequestOptions) {
    this.method = method;
    this.headers = headers;
    this.search = search;
    this.body = body;
    this.observation = observation;
  }
}
