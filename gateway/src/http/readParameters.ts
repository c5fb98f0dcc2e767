import type { HttpRequest } from '@online-books/service-kit/http/HttpMessage';

import { isJsonPost } from './isJsonPost.ts';

/** The parameters of a GraphQL request (GraphQL over HTTP, section 5), unchecked. */
export type Parameters = Readonly<Partial<Record<string, unknown>>>;

const NAMES = ['query', 'operationName', 'variables', 'extensions'] as const;
const JSON_NAMES = new Set<string>(['variables', 'extensions']);

/**
 * The parameters of a request, from the body of a POST or the address of a GET; null where there are none, or they are not to
 * be read, which is for Apollo Server to say.
 *
 * @throws HttpError when the body is too large or no JSON
 */
export async function readParameters(request: HttpRequest): Promise<Parameters | null> {
  if (request.method === 'GET') return readSearch(request.search);
  if (!isJsonPost(request)) return null;
  const body = await request.readJson();
  return isObject(body) ? (body as Parameters) : null;
}

function readSearch(search: string): Parameters | null {
  if (search === '') return null;
  const given = new URLSearchParams(search);
  const parameters: Record<string, unknown> = {};
  for (const name of NAMES) {
    const [value, ...others] = given.getAll(name);
    if (others.length > 0) return null;
    if (value === undefined) continue;
    parameters[name] = JSON_NAMES.has(name) ? parseObject(value) : value;
    if (parameters[name] === undefined) return null;
  }
  return parameters;
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a value is what JSON calls an object. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
