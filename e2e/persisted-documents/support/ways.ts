import { createHash } from 'node:crypto';

import { expect } from '@jest/globals';

/** The parameters of a GraphQL request. */
export interface Parameters {
  readonly query?: string;
  readonly operationName?: string;
  readonly variables?: object;
  readonly extensions?: object;
}

export interface WayAnswer {
  readonly status: number;
  readonly cacheControl: string | null;
  readonly body: unknown;
}

/** The method, and an `Accept` header in its usual form or with a weight. */
export const WAYS = ['POST', 'GET', 'POST with a weighted Accept', 'GET with a weighted Accept'] as const;

/** Sends a request in one of the ways. */
export async function ask(url: string, way: (typeof WAYS)[number], parameters: Parameters): Promise<WayAnswer> {
  const headers = {
    'content-type': 'application/json',
    accept: way.endsWith('weighted Accept')
      ? 'application/graphql-response+json; q=1'
      : 'application/graphql-response+json',
  };
  const response = way.startsWith('POST')
    ? await fetch(url, { method: 'POST', headers, body: JSON.stringify(parameters) })
    : await fetch(`${url}?${toSearch(parameters)}`, { headers });
  return {
    status: response.status,
    cacheControl: response.headers.get('cache-control'),
    body: await response.json(),
  };
}

function toSearch(parameters: Parameters): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    search.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  return search.toString();
}

/** The id of a document in automatic persisted queries. */
export function sha256(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}

/** The extension by which a client sends an id. */
export function byId(id: string, version: unknown = 1): Pick<Parameters, 'extensions'> {
  return { extensions: { persistedQuery: { version, sha256Hash: id } } };
}

/** What is expected of a refusal. */
export function refusedWith(status: number, code: string) {
  return { status, body: { errors: [{ message: expect.any(String), extensions: { code } }] } };
}
