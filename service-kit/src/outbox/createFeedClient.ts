import { createSecretKey } from 'node:crypto';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { json } from 'node:stream/consumers';

import { contextOptions, type Credentials } from '../tls/Credentials.ts';
import { signRequest } from '../trust/signRequest.ts';
import type { FeedPage, ReadFeed } from './OutboxEvent.ts';

export interface FeedClientOptions {
  /** The other service's feed, such as `http://orders:4002/internal/feed`. */
  readonly url: string;
  /** What requests are signed with (docs/decisions/0017). */
  readonly secret: string;
  /** For an address with https; undefined for Node's defaults. */
  readonly credentials?: (() => Credentials) | undefined;
  /** How long the other service may wait for an event. In seconds. */
  readonly waitSeconds: number;
  /** Ends a request that waits. */
  readonly signal: AbortSignal;
}

/** What a page may take beyond the wait. In milliseconds. */
const ANSWER_MS = 10_000;

const NO_BODY = new Uint8Array();

/**
 * Reads another service's feed over HTTP, each page on a connection of its own: the next one may go to another replica.
 *
 * @returns throws when the service cannot be reached or answers anything but 200
 */
export function createFeedClient({ url, secret, credentials, waitSeconds, signal }: FeedClientOptions): ReadFeed {
  const key = createSecretKey(secret, 'utf8');
  const { get } = url.startsWith('https:') ? https : http;

  return (after, limit) => {
    const target = new URL(url);
    target.search = `?after=${after}&limit=${limit}&wait=${waitSeconds}`;
    const message = { method: 'GET', path: target.pathname, search: target.search, headers: {} };
    const options = {
      agent: false,
      headers: {
        accept: 'application/json',
        ...signRequest(message, NO_BODY, { key, identityHeaders: [], now: Date.now() }),
      },
      signal: AbortSignal.any([signal, AbortSignal.timeout(waitSeconds * 1_000 + ANSWER_MS)]),
      ...(credentials && contextOptions(credentials())),
    };
    return new Promise<FeedPage>((resolve, reject) => {
      const request = get(target, options, (response: IncomingMessage) => {
        if (response.statusCode === 200) return void json(response).then((page) => resolve(page as FeedPage), reject);
        reject(new Error(`The feed answered ${response.statusCode}.`));
        request.destroy();
      });
      request.on('error', reject);
    });
  };
}
