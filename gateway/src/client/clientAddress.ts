import { isIP } from 'node:net';

import type { HttpRequest } from '@online-books/service-kit/http/HttpMessage';

import type { TrustedProxies } from './TrustedProxies.ts';

const MAPPED = /^::ffff:(?=[\d.]+$)/i;
const WITH_PORT = /^(?:\[(.*)\](?::\d+)?|([\d.]+):\d+)$/;

/**
 * The client's address: the socket's, or the last address of `X-Forwarded-For` that a trusted proxy did not add. Entries that a client
 * wrote itself come before it and are ignored.
 */
export function clientAddress(
  { remoteAddress, headers }: Pick<HttpRequest, 'remoteAddress' | 'headers'>,
  isTrusted: TrustedProxies,
): string {
  let address = plain(remoteAddress);
  const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
  for (let step = 0; forwarded.length > 0 && isTrusted(address, step); step++) {
    const next = plain(forwarded.pop()!.trim());
    if (isIP(next) === 0) break;
    address = next;
  }
  return address;
}

/** Unwraps IPv4-mapped IPv6 addresses, and removes the ports that some proxies write. */
function plain(address: string): string {
  return address.replace(WITH_PORT, '$1$2').replace(MAPPED, '');
}
