import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { CredentialFiles } from '../CredentialFiles.ts';

/** A certificate, its key and an authority in a folder of their own, as a service is configured with them. */
export class Files {
  readonly folder: string;

  static async create(): Promise<Files> {
    return new Files(await mkdtemp(path.join(tmpdir(), 'tls-')));
  }

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Writes those that are given. */
  async write({ cert, key, ca }: { cert?: string; key?: string; ca?: string }): Promise<this> {
    const texts = { 'tls.crt': cert, 'tls.key': key, 'ca.crt': ca };
    for (const [name, text] of Object.entries(texts)) {
      if (text !== undefined) await writeFile(this.pathOf(name), text);
    }
    return this;
  }

  pathOf(name: string): string {
    return path.join(this.folder, name);
  }

  get own(): Pick<CredentialFiles, 'own'> {
    const [certificate, key] = [this.pathOf('tls.crt'), this.pathOf('tls.key')];
    return {
      own: { certificate: { variable: 'CERTIFICATE', path: certificate }, key: { variable: 'KEY', path: key } },
    };
  }

  get all(): CredentialFiles {
    return { ...this.own, ca: { variable: 'CA', path: this.pathOf('ca.crt') } };
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}
