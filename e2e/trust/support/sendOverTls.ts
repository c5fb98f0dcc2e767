import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import type { SecureContextOptions, TLSSocket } from 'node:tls';

import { refuseTraces } from '../../support/findTraces.ts';

export interface TlsAnswer {
  readonly status: number | undefined;
  readonly body: unknown;
  /** Of the server's certificate, as a fingerprint. */
  readonly certificate: string;
}

/**
 * Sends a request on a connection of its own, with whatever certificate, and takes whatever server answers.
 *
 * @param query is posted where there is one
 */
export async function sendOverTls(url: string, client: SecureContextOptions, query?: string): Promise<TlsAnswer> {
  const request = https.request(url, {
    method: query ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json' },
    agent: false,
    rejectUnauthorized: false,
    ...client,
  });
  request.end(query && JSON.stringify({ query }));
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const { fingerprint256: certificate } = (response.socket as TLSSocket).getPeerCertificate();
  const body = await text(response);
  refuseTraces(body);
  return { status: response.statusCode, body: JSON.parse(body), certificate };
}
