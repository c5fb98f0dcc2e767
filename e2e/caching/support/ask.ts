import type { AnswerError } from '../../support/Graph.ts';

export interface Request {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
}

/** An answer, with what caches are told of it. */
export interface AnswerToKeep {
  readonly status: number;
  readonly cacheControl: string | null;
  /** The request headers that it depends on, in lower case. */
  readonly vary: readonly string[];
  /** As it came. */
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly AnswerError[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Sends a request, and returns its response with what caches read of it. */
export async function ask(
  url: string,
  request: Request,
  headers: Readonly<Record<string, string>> = {},
): Promise<AnswerToKeep> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(request),
  });
  const text = await response.text();
  const answer = JSON.parse(text) as Partial<Pick<AnswerToKeep, 'data' | 'errors' | 'extensions'>>;
  return {
    status: response.status,
    cacheControl: response.headers.get('cache-control'),
    vary: response.headers.get('vary')?.toLowerCase().split(', ') ?? [],
    text,
    data: null,
    ...answer,
  };
}
