import { clientNetwork } from '@online-books/service-kit/http/clientNetwork';
import type { TokenViewer } from '@online-books/service-kit/identity/Viewer';

/** Who sent a request. */
export interface Client {
  /** Null for an anonymous request. */
  readonly viewer: TokenViewer | null;
  /** Its IP address. */
  readonly address: string;
}

/** Identifies the client that is charged: by the issuer and subject of a verified token, else by the address. */
export function clientKey({ viewer, address }: Client): string {
  return viewer ? `subject:${JSON.stringify([viewer.issuer, viewer.id])}` : addressKey(address);
}

/** Identifies an IPv4 address or an IPv6 network. */
export function addressKey(address: string): string {
  return `address:${clientNetwork(address)}`;
}
