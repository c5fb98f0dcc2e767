import { isIPv6 } from 'node:net';

import type { GatewayContext } from '../subgraphs/GatewayContext.ts';

/** The client that is charged: the subject of a verified token, within its issuer, else the address. */
export function clientKey({ viewer, address }: Pick<GatewayContext, 'viewer' | 'address'>): string {
  return viewer ? `subject:${JSON.stringify([viewer.issuer, viewer.id])}` : addressKey(address);
}

/** An address, or for IPv6 the network of 64 bits, of which one customer has all addresses. */
export function addressKey(address: string): string {
  return `address:${isIPv6(address) ? networkOf(address) : address}`;
}

function networkOf(address: string): string {
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const before = head ? head.split(':') : [];
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
