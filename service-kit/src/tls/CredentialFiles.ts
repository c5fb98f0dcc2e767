import { readFile } from 'node:fs/promises';

import { OperatorError } from '../errors/OperatorError.ts';

/** A file, and the variable that names it. */
export interface NamedFile {
  readonly variable: string;
  readonly path: string;
}

/** What one end of a TLS connection proves itself with. */
export interface OwnFiles {
  /** The certificate, followed by those between it and its authority. */
  readonly certificate: NamedFile;
  readonly key: NamedFile;
}

/** The files in PEM that one end of TLS connections is configured with. */
export interface CredentialFiles {
  readonly own?: OwnFiles | undefined;
  /** The authorities whose certificates are taken from the other end. */
  readonly ca?: NamedFile | undefined;
}

/** What credential files hold. */
export interface PemTexts {
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly ca?: string | undefined;
}

/** @throws OperatorError that names the variable of a file which cannot be read */
export async function readCredentialFiles({ own, ca }: CredentialFiles): Promise<PemTexts> {
  const [certText, keyText, caText] = await Promise.all([own?.certificate, own?.key, ca].map(read));
  return { cert: certText, key: keyText, ca: caText };
}

async function read(file: NamedFile | undefined): Promise<string | undefined> {
  return (
    file &&
    readFile(file.path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new OperatorError(`${file.variable}: ${file.path} cannot be read: ${error.code}.`);
    })
  );
}
