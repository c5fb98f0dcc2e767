import { isIP } from 'node:net';

import type { HttpRequest } from '@online-books/service-kit/http/HttpMessage';

import type { TrustedProxies } from './TrustedProxies.ts';

const MAPPED = /^::ffff:(?=[\d.]+$)/i;
const WITH_PORT = /^(?:\[(.*)\](?::\d+)?|([\d.]+):\d+)$/;

/**
 * The address that a request comes from: the socket's or, as far as those are trusted that stand between, what
 * `X-Forwarded-For` says. Whatever a client writes into that header itself is behind the first who is not trusted.
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

/** IPv4 addresses as such, on sockets that speak IPv6 as well, and without the ports that some proxies write. */
function plain(address: string): string {
  return address.replace(WITH_PORT, '$1$2').replace(MAPPED, '');
}
