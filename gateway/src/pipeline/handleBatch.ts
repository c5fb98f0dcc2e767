import type { HttpRequest, HttpResponse } from '@online-books/service-kit/http/HttpMessage';

import { reject, type Rejection } from '../http/Rejection.ts';
import { createExchange, type Exchange } from './Exchange.ts';
import { badRequest } from './readParameters.ts';

const EMPTY = badRequest('A batch must have at least one operation.');

/** Whether the operations of a batch are too many, or none. @param limit how many there may be */
export function checkBatch(operations: readonly unknown[], limit: number): Rejection | null {
  if (operations.length === 0) return EMPTY;
  if (operations.length <= limit) return null;
  return reject(
    422,
    'BATCH_LIMIT_EXCEEDED',
    `A batch may have ${limit} operations at most, and this one has ${operations.length}.`,
  );
}

/** Responds to a list of operations with the list of their responses, in order, each as if it had been sent by itself. */
export async function handleBatch(
  { request, media }: Exchange,
  operations: readonly unknown[],
  handle: (exchange: Exchange, operation: unknown) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const onClose = shareListener(request.onClose);
  const responses = await Promise.all(
    operations.map((operation) => {
      const record = request.record.fork();
      const single = { ...createExchange({ ...request, record, onClose }), media };
      return record.track(() => handle(single, operation));
    }),
  );
  return join(responses);
}

/** One listener for all operations: Node warns about many. */
function shareListener(onClose: HttpRequest['onClose']): HttpRequest['onClose'] {
  const listeners: Array<() => void> = [];
  let isClosed = false;
  onClose(() => {
    isClosed = true;
    for (const listener of listeners) listener();
  });
  return (listener) => void (isClosed ? listener() : listeners.push(listener));
}

/** Its status is that of all responses if they have the same, and 200 otherwise. */
function join(responses: readonly HttpResponse[]): HttpResponse {
  const { status, headers } = responses[0]!;
  const parts = responses.flatMap(({ body, encoding }) => [Buffer.from(body as string, encoding), Buffer.from(',')]);
  // Headers of subgraphs: every cookie, and the last value of the others.
  const executed = responses.filter((response) => response.status === 200);
  return {
    status: responses.every((response) => response.status === status) ? status : 200,
    headers: {
      ...Object.assign({}, ...executed.map((each) => each.headers)),
      'content-type': headers['content-type']!,
      vary: headers['vary']!,
      'cache-control': 'no-store',
    },
    cookies: [...new Set(executed.flatMap(({ cookies = [] }) => cookies))],
    body: Buffer.concat([Buffer.from('['), ...parts.slice(0, -1), Buffer.from(']\n')]),
  };
}
