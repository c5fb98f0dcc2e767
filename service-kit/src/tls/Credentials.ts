import type { SecureContextOptions } from 'node:tls';

/** What one end of a TLS connection proves itself with, and whose certificates it takes from the other end. */
export interface Credentials {
  /** In PEM: the certificate, followed by those between it and its authority. */
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  /** In PEM: the authorities that are trusted. Without, those that Node trusts are. */
  readonly ca?: string | undefined;
  /** When the certificate expires, or without one the authority that does first. In milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Node's defaults, and no protocol older than TLS 1.2, whatever options Node was started with. */
export function contextOptions({ cert, key, ca }: Credentials): SecureContextOptions {
  return { cert, key, ca, minVersion: 'TLSv1.2' };
}
