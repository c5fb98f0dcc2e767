import { clientNetwork } from '@online-books/service-kit/http/clientNetwork';

import type { GatewayContext } from '../subgraphs/GatewayContext.ts';

/** The client that is charged: the subject of a verified token, within its issuer, else the address. */
export function clientKey({ viewer, address }: Pick<GatewayContext, 'viewer' | 'address'>): string {
  return viewer ? `subject:${JSON.stringify([viewer.issuer, viewer.id])}` : addressKey(address);
}

/** An address, or for IPv6 its network. */
export function addressKey(address: string): string {
  return `address:${clientNetwork(address)}`;
}
