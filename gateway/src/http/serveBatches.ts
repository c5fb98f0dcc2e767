import type { HttpRequest, HttpResponse, Route } from '@online-books/service-kit/http/HttpMessage';

import { isJsonPost } from './isJsonPost.ts';
import { refuse } from './refuse.ts';

/**
 * Answers an array of operations with an array of their answers, in order, each as if it had come by itself. Its status is the
 * one that all of them have, or 200.
 *
 * @param limit how many operations may come together: more are refused with 422 and `BATCH_LIMIT_EXCEEDED`. 0 leaves arrays to
 *   the route
 */
export function serveBatches(route: Route, limit: number): Route {
  if (limit === 0) return route;
  return async (request) => {
    const body = isJsonPost(request) ? await request.readJson() : undefined;
    if (!Array.isArray(body) || body.length === 0) return route(request);
    if (body.length > limit) {
      return refuse(request, {
        status: 422,
        code: 'BATCH_LIMIT_EXCEEDED',
        message: `A batch may have ${limit} operations at most, and this one has ${body.length}.`,
      });
    }
    const onClose = shareListener(request.onClose);
    const responses = await Promise.all(
      body.map((operation: unknown) => {
        const observation = request.observation.another();
        const single = { ...request, observation, onClose, readJson: async () => operation };
        return observation.during(() => route(single));
      }),
    );
    return join(responses);
  };
}

/** One listener for all: the server warns of many. */
function shareListener(onClose: HttpRequest['onClose']): HttpRequest['onClose'] {
  const listeners: Array<() => void> = [];
  let isClosed = false;
  onClose(() => {
    isClosed = true;
    for (const listener of listeners) listener();
  });
  return (listener) => void (isClosed ? listener() : listeners.push(listener));
}

function join(responses: readonly HttpResponse[]): HttpResponse {
  const { status, headers } = responses[0]!;
  const parts = responses.flatMap(({ body, encoding }) => [Buffer.from(body as string, encoding), Buffer.from(',')]);
  return {
    status: responses.every((response) => response.status === status) ? status : 200,
    headers: { 'content-type': headers['content-type']!, 'cache-control': 'no-store' },
    body: Buffer.concat([Buffer.from('['), ...parts.slice(0, -1), Buffer.from(']\n')]),
  };
}
