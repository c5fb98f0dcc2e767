import type { ClientCertificate } from '../tls/ClientCertificate.ts';

/** Why a client's certificate is not taken for the gateway's. For logs; the caller is not told. */
export type CertificateDistrust =
  | 'no client certificate'
  | 'an expired client certificate'
  | `a client certificate that does not verify: ${string}`
  | 'a client certificate of another name';

/**
 * @param name that the gateway's certificate has: a URI when it has a colon, else a DNS name
 * @param now in milliseconds since the epoch: a connection may outlast the certificate that it was made with
 * @returns null when it is the gateway's
 */
export function distrustOfCertificate(
  certificate: ClientCertificate | null,
  name: string,
  now: number,
): CertificateDistrust | null {
  if (!certificate) return 'no client certificate';
  if (!(now <= certificate.expiresAt)) return 'an expired client certificate';
  if (certificate.fault !== null) return `a client certificate that does not verify: ${certificate.fault}`;
  const expected = name.includes(':') ? `URI:${name}` : `DNS:${name.toLowerCase()}`;
  return certificate.names.has(expected) ? null : 'a client certificate of another name';
}
