import type { Dispatcher } from 'undici';

import { SubgraphError } from '../execution/fetching/SubgraphClient.ts';
import { toBytes } from '../execution/wire/writeWireText.ts';

export interface Post {
  readonly subgraph: string;
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, as wire text. */
  readonly body: string;
  /** In milliseconds. */
  readonly timeout: number;
  /** In bytes. */
  readonly responseLimit: number;
}

/** A subgraph's HTTP answer, whatever it is. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType?: string | undefined;
  readonly body: Buffer;
}

/**
 * Posts JSON and reads the whole answer. undici's `dispatch` is called straight: it makes neither streams nor promises.
 *
 * @throws SubgraphError GATEWAY_TIMEOUT, SUBREQUEST_HTTP_ERROR, SUBREQUEST_MALFORMED_RESPONSE for one that is too large
 */
export function post(
  dispatcher: Dispatcher,
  { subgraph, origin, path, headers, body, timeout, responseLimit }: Post,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let status = 0;
    let contentType: string | undefined;
    let controller: Dispatcher.DispatchController | undefined;
    let failure: SubgraphError | undefined;
    const fail = (error: SubgraphError) => {
      failure ??= error;
      clearTimeout(timer);
      reject(error);
      controller?.abort(error);
    };
    const timer = setTimeout(
      () => fail(new SubgraphError('GATEWAY_TIMEOUT', `The ${subgraph} subgraph did not answer in time.`)),
      timeout,
    );
    dispatcher.dispatch(
      {
        origin,
        path,
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
        body: toBytes(body),
        headersTimeout: 0,
        bodyTimeout: 0,
      },
      {
        onRequestStart(started) {
          controller = started;
          // It has waited for a connection too long: nobody waits for it any more, and nothing must come of it.
          if (failure) controller.abort(failure);
        },
        onResponseStart(_, statusCode, headers) {
          status = statusCode;
          contentType = headers['content-type']?.toString();
        },
        onResponseData(_, chunk) {
          size += chunk.length;
          chunks.push(chunk);
          if (size > responseLimit) {
            fail(new SubgraphError('SUBREQUEST_MALFORMED_RESPONSE', `The ${subgraph} subgraph's answer is too large.`));
          }
        },
        onResponseEnd() {
          clearTimeout(timer);
          resolve({ status, contentType, body: chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size) });
        },
        onResponseError: (_, cause) =>
          fail(new SubgraphError('SUBREQUEST_HTTP_ERROR', `The ${subgraph} subgraph could not be reached.`, { cause })),
      },
    );
  });
}
