import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { json } from 'node:stream/consumers';

import { contextOptions, type Credentials } from '../tls/Credentials.ts';

export interface GetOptions {
  /** For the whole answer. */
  readonly timeoutMs: number;
  /** For an address with https; undefined for Node's defaults. */
  readonly credentials?: Credentials | undefined;
}

/**
 * Asks an address for JSON, on a connection of its own. Redirects are not followed.
 *
 * @throws when it is not there in time, cannot prove what it is, or answers anything but 200 and JSON
 */
export function getJson(url: string, { timeoutMs, credentials }: GetOptions): Promise<unknown> {
  const options = {
    agent: false,
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(timeoutMs),
    ...(credentials && contextOptions(credentials)),
  };
  return new Promise((resolve, reject) => {
    const request = (url.startsWith('https:') ? https : http).get(url, options, (response: IncomingMessage) => {
      if (response.statusCode === 200) return void json(response).then(resolve, reject);
      reject(new Error(`${url} answered ${response.statusCode}`));
      request.destroy();
    });
    request.on('error', reject);
  });
}
