import { HttpError } from '@online-books/service-kit/http/HttpError';
import type { HttpRequest } from '@online-books/service-kit/http/HttpMessage';
import { isNestedDeeper } from '@online-books/service-kit/http/isNestedDeeper';
import { tooDeep } from '@online-books/service-kit/http/parseJson';

import { VARIABLE_DEPTH_LIMIT } from '../documents/createDocumentCheck.ts';
import { reject, Rejection } from '../http/Rejection.ts';

const NAMES = ['query', 'operationName', 'variables', 'extensions'] as const;
const JSON_NAMES = new Set<string>(['variables', 'extensions']);

/**
 * Reads the unchecked parameters of a GraphQL request (GraphQL over HTTP, section 5): the body of a POST, which is a list for a
 * batch, or the URL of a GET.
 */
export async function readParameters(request: HttpRequest): Promise<unknown> {
  if (request.method === 'GET') return readSearch(request.search);
  try {
    return await request.readJson();
  } catch (error) {
    if (error instanceof HttpError) return rejectionOf(error);
    throw error;
  }
}

/** Parameters without a value, or `null` for JSON, are absent. */
function readSearch(search: string): object {
  const given = new URLSearchParams(search);
  const parameters: Record<string, unknown> = {};
  for (const name of NAMES) {
    const [value = '', ...others] = given.getAll(name);
    if (others.length > 0) return badRequest(`The URL parameter ${name} must be given only once.`);
    if (value === '') continue;
    const read = JSON_NAMES.has(name) ? readJsonObject(name, value) : value;
    if (read instanceof Rejection) return read;
    parameters[name] = read;
  }
  return parameters;
}

function readJsonObject(name: string, text: string): object | null {
  if (isNestedDeeper(Buffer.from(text), VARIABLE_DEPTH_LIMIT)) return rejectionOf(tooDeep(VARIABLE_DEPTH_LIMIT));
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || isObject(value)) return value;
  } catch {
    // As if it were any other value.
  }
  return badRequest(`The URL parameter ${name} must be a JSON object.`);
}

function rejectionOf({ status, code, message, headers }: HttpError): Rejection {
  return reject(status, code, message, headers);
}

export function badRequest(message: string): Rejection {
  return reject(400, 'BAD_REQUEST', message);
}

/** Whether a value is an object in terms of JSON. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
