import { clientNetwork } from '@online-books/service-kit/http/clientNetwork';
import type { HttpRequest } from '@online-books/service-kit/http/HttpMessage';
import { CLIENT_ADDRESS_HEADER } from '@online-books/service-kit/trust/clientAddressHeader';

/** The network of the client, whose address the gateway vouches for; null where it names none. */
export function clientNetworkOf(headers: HttpRequest['headers']): string | null {
  const address = headers[CLIENT_ADDRESS_HEADER];
  return address === undefined ? null : clientNetwork(String(address));
}
