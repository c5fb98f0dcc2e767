import type { HttpRequest, Route } from '@online-books/service-kit/http/HttpMessage';
import { isNestedDeeper } from '@online-books/service-kit/http/isNestedDeeper';
import { tooDeep } from '@online-books/service-kit/http/parseJson';

import { hasDeepLiterals } from './hasDeepLiterals.ts';
import { readParameters } from './readParameters.ts';
import { type Refusal, refuse } from './refuse.ts';

/** Levels of lists and objects in the JSON of a request. */
export const INPUT_DEPTH_LIMIT = 200;

/** The same in a literal of its document: Hive's planner reads some fifty, and Apollo's takes time that doubles with each. */
const LITERAL_DEPTH_LIMIT = 32;

const DEEP_LITERAL: Refusal = {
  status: 400,
  code: 'BAD_REQUEST',
  message: `Lists and objects in a document may have ${LITERAL_DEPTH_LIMIT} levels at most, and ${INPUT_DEPTH_LIMIT} in variables.`,
};

/**
 * Rejects requests whose values have more levels of lists and objects than functions that call themselves for each level can
 * take: literals, and what a GET has in its address. (The server looks at bodies before it parses them.)
 */
export function limitInputDepth(route: Route): Route {
  return async (request) => {
    const refusal = await findRefusal(request);
    return refusal ? refuse(request, refusal) : route(request);
  };
}

async function findRefusal(request: HttpRequest): Promise<Refusal | undefined> {
  if (request.method === 'GET' && hasDeepJson(request.search)) return tooDeep(INPUT_DEPTH_LIMIT);
  const query = (await readParameters(request))?.['query'];
  return typeof query === 'string' && hasDeepLiterals(query, LITERAL_DEPTH_LIMIT) ? DEEP_LITERAL : undefined;
}

function hasDeepJson(search: string): boolean {
  const texts = [...new URLSearchParams(search).values()];
  return texts.some((text) => isNestedDeeper(Buffer.from(text), INPUT_DEPTH_LIMIT));
}
