import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';

import { OperatorError } from '../errors/OperatorError.ts';
import type { CredentialFiles, NamedFile, OwnFiles, PemTexts } from './CredentialFiles.ts';
import { contextOptions, type Credentials } from './Credentials.ts';

/**
 * Holds the texts of credential files against each other: what can be used together is.
 *
 * @throws OperatorError that names the variable of the file that is wrong, and why; its content is never told
 */
export function checkCredentials(files: CredentialFiles, { cert, key, ca }: PemTexts): Credentials {
  const own = files.own && cert !== undefined ? certificatesOf(files.own.certificate, cert)[0] : undefined;
  const authorities = files.ca && ca !== undefined ? certificatesOf(files.ca, ca) : [];
  if (files.own && own) checkKey(files.own, own, key ?? '');
  const [first = Infinity] = (own ? [own] : authorities).map(({ validTo }) => Date.parse(validTo)).toSorted(ascending);
  const credentials = { cert, key, ca, expiresAt: first };
  try {
    createSecureContext(contextOptions(credentials));
  } catch (error) {
    throw fault((files.own?.certificate ?? files.ca)!, `cannot be used for TLS: ${messageOf(error)}`);
  }
  return credentials;
}

/** Node takes whatever is no certificate for no certificate at all, and then trusts whom it trusts by default. */
function certificatesOf(file: NamedFile, text: string): [X509Certificate, ...X509Certificate[]] {
  const [first, ...others] = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (first === undefined) throw fault(file, 'holds no certificate in PEM');
  try {
    return [new X509Certificate(first), ...others.map((pem) => new X509Certificate(pem))];
  } catch (error) {
    throw fault(file, `holds a certificate that cannot be read: ${messageOf(error)}`);
  }
}

function checkKey({ certificate, key: file }: OwnFiles, own: X509Certificate, text: string): void {
  let key;
  try {
    key = createPrivateKey(text);
  } catch {
    throw fault(file, 'holds no private key in PEM that can be read without a passphrase');
  }
  if (!own.checkPrivateKey(key)) throw fault(file, `is not the key of the certificate in ${certificate.path}`);
}

function fault({ variable, path }: NamedFile, message: string): OperatorError {
  return new OperatorError(`${variable}: ${path} ${message}.`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const ascending = (a: number, b: number) => a - b;
