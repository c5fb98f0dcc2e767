import type { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** The certificate that the other end of a connection has presented, and holds the key of. */
export interface ClientCertificate {
  /** Why none of the trusted authorities vouches for it, as OpenSSL's code; null when one does. */
  readonly fault: string | null;
  /** Its DNS names and URIs among the subject alternative names (RFC 5280, section 4.2.1.6): `DNS:gateway`, `URI:spiffe://…`. */
  readonly names: ReadonlySet<string>;
  /** In milliseconds since the epoch. */
  readonly expiresAt: number;
}

const known = new WeakMap<TLSSocket, ClientCertificate | null>();

/** Null when there is none. It is read once a connection. */
export function clientCertificateOf(socket: Socket): ClientCertificate | null {
  if (!(socket instanceof TLSSocket)) return null;
  let certificate = known.get(socket);
  if (certificate === undefined) known.set(socket, (certificate = read(socket)));
  return certificate;
}

function read(socket: TLSSocket): ClientCertificate | null {
  const certificate = socket.getPeerX509Certificate();
  if (!certificate) return null;
  return {
    fault: socket.authorized ? null : String(socket.authorizationError),
    names: alternativeNamesOf(certificate),
    expiresAt: Date.parse(certificate.validTo),
  };
}

/** Node lists names as `DNS:a, URI:b`, and quotes those that could be taken for several, without a comma in them. */
function alternativeNamesOf({ subjectAltName = '' }: X509Certificate): ReadonlySet<string> {
  const names = subjectAltName.split(', ').filter((name) => /^(DNS|URI):/.test(name));
  return new Set(names.map((name) => (name.startsWith('DNS:') ? `DNS:${name.slice(4).toLowerCase()}` : name)));
}
