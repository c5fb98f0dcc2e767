import 'reflect-metadata';

import { webcrypto } from 'node:crypto';

import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

const KEYS = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const HOUR_MS = 3_600_000;

/** A certificate and its key, in PEM. */
export interface Issued {
  readonly cert: string;
  readonly key: string;
}

export interface Wish {
  readonly dns?: readonly string[];
  readonly uris?: readonly string[];
  readonly ips?: readonly string[];
  /** Counted from now. In milliseconds. Default: an hour. */
  readonly expiresIn?: number;
  readonly usage?: 'server' | 'client';
}

/** Issues certificates that are right in every way but for what is wished otherwise. */
export class CertificateAuthority {
  readonly #keys: webcrypto.CryptoKeyPair;
  readonly #certificate: X509Certificate;
  #serial = 1;

  static async create(name = 'authority'): Promise<CertificateAuthority> {
    const keys = await webcrypto.subtle.generateKey(KEYS, true, ['sign', 'verify']);
    const certificate = await X509CertificateGenerator.createSelfSigned(
      {
        name: `CN=${name}`,
        keys,
        ...validity(24 * HOUR_MS),
        extensions: [
          new BasicConstraintsExtension(true, undefined, true),
          new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
        ],
      },
      webcrypto,
    );
    return new CertificateAuthority(keys, certificate);
  }

  private constructor(keys: webcrypto.CryptoKeyPair, certificate: X509Certificate) {
    this.#keys = keys;
    this.#certificate = certificate;
  }

  /** Its own certificate, in PEM. */
  get cert(): string {
    return `${this.#certificate.toString('pem')}\n`;
  }

  async issue({ dns = [], uris = [], ips = [], expiresIn = HOUR_MS, usage }: Wish): Promise<Issued> {
    const keys = await webcrypto.subtle.generateKey(KEYS, true, ['sign', 'verify']);
    const names = [
      ...dns.map((value) => ({ type: 'dns' as const, value })),
      ...uris.map((value) => ({ type: 'url' as const, value })),
      ...ips.map((value) => ({ type: 'ip' as const, value })),
    ];
    const certificate = await X509CertificateGenerator.create(
      {
        serialNumber: (this.#serial += 1).toString(16).padStart(4, '0'),
        subject: `CN=${dns[0] ?? 'somebody'}`,
        issuer: this.#certificate.subject,
        publicKey: keys.publicKey,
        signingKey: this.#keys.privateKey,
        ...validity(expiresIn),
        extensions: [
          new BasicConstraintsExtension(false, undefined, true),
          new SubjectAlternativeNameExtension(names),
          ...(usage ? [new ExtendedKeyUsageExtension([ExtendedKeyUsage[`${usage}Auth`]])] : []),
        ],
      },
      webcrypto,
    );
    const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
    return { cert: `${certificate.toString('pem')}\n`, key: `${PemConverter.encode(key, 'PRIVATE KEY')}\n` };
  }
}

/** Valid from a day ago, since clocks differ. */
function validity(expiresIn: number) {
  const now = Date.now();
  return { notBefore: new Date(now - 24 * HOUR_MS), notAfter: new Date(now + expiresIn) };
}
