import { setTimeout as delay } from 'node:timers/promises';

import { HttpError } from '../http/HttpError.ts';
import { type HttpRequest, jsonResponse, type Route } from '../http/HttpMessage.ts';
import type { FeedPage, ReadFeed } from './OutboxEvent.ts';

/** Where a service serves its feed. */
export const FEED_PATH = '/internal/feed';

export const MOST_EVENTS = 500;
const LONGEST_WAIT_SECONDS = 20;

/** Another replica may have committed an event: while a request waits, the database is asked this often. */
const POLL_MS = 200;

/**
 * Serves the feed: `GET /internal/feed?after=0&limit=500&wait=20`. The page is answered once it has an event, or empty after
 * `wait` seconds (default 0). Errors are HttpErrors with 400 and 404. Who may read it is for the caller to check.
 *
 * @param draining ends the wait of every request
 */
export function feedRoute(readFeed: ReadFeed, draining: AbortSignal): Route {
  return async (request) => {
    if (request.method !== 'GET') throw new HttpError(404, 'NOT_FOUND', 'The feed is read by GET.');
    const { after, limit, wait } = parameters(request);
    return jsonResponse(200, await waitForEvents(request, () => readFeed(after, limit), wait, draining));
  };
}

async function waitForEvents(
  { onClose }: HttpRequest,
  read: () => Promise<FeedPage>,
  waitSeconds: number,
  draining: AbortSignal,
): Promise<FeedPage> {
  const gone = new AbortController();
  onClose(() => gone.abort());
  const signal = AbortSignal.any([gone.signal, draining]);
  const deadline = performance.now() + waitSeconds * 1_000;
  for (;;) {
    const page = await read();
    if (page.events.length > 0 || signal.aborted || performance.now() >= deadline) return page;
    await delay(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}

function parameters({ search }: HttpRequest) {
  const query = new URLSearchParams(search);
  return {
    after: wholeNumber(query, 'after', 0, Number.MAX_SAFE_INTEGER, 0),
    limit: wholeNumber(query, 'limit', 1, MOST_EVENTS, MOST_EVENTS),
    wait: wholeNumber(query, 'wait', 0, LONGEST_WAIT_SECONDS, 0),
  };
}

/** @throws HttpError 400 when the parameter is there and is no whole number of the range. */
function wholeNumber(query: URLSearchParams, name: string, least: number, most: number, byDefault: number): number {
  const text = query.get(name);
  if (text === null) return byDefault;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new HttpError(400, 'BAD_REQUEST', `The parameter ${name} must be a whole number from ${least} to ${most}.`);
}
