import { clientNetwork } from '@online-books/service-kit/http/clientNetwork';

import type { GatewayContext } from '../subgraphs/GatewayContext.ts';

/** Identifies the client that is charged: by the issuer and subject of a verified token, else by the address. */
export function clientKey({ viewer, address }: Pick<GatewayContext, 'viewer' | 'address'>): string {
  return viewer ? `subject:${JSON.stringify([viewer.issuer, viewer.id])}` : addressKey(address);
}

/** Identifies an IPv4 address or an IPv6 network. */
export function addressKey(address: string): string {
  return `address:${clientNetwork(address)}`;
}
