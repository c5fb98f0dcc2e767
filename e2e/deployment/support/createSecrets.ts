import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { inRepository } from '@online-books/tools/repository';

const program = inRepository('tools/createSecrets.mjs');

/** What `tools/createSecrets.mjs` makes for compose. */
export interface ComposeSecrets {
  /** The variables of `.env`. */
  readonly environment: Readonly<Record<string, string>>;
  /** The content of the file with the token keys. */
  readonly tokenKeys: string;
}

/** Makes secrets for compose, in a folder that is gone afterwards. */
export function createComposeSecrets(): ComposeSecrets {
  const folder = mkdtempSync(path.join(tmpdir(), 'secrets-'));
  try {
    execFileSync(process.execPath, [program, 'compose'], { cwd: folder });
    const lines = readFileSync(path.join(folder, '.env'), 'utf8').trim().split('\n');
    return {
      environment: Object.fromEntries(lines.map((line) => line.split(/=(.*)/s).slice(0, 2))),
      tokenKeys: readFileSync(path.join(folder, '.data/compose/token-keys.json'), 'utf8'),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Makes Secrets for Kubernetes: their values by name and key. */
export function createKubernetesSecrets(): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const { items }: { items: Array<{ metadata: { name: string }; stringData: Record<string, string> }> } = JSON.parse(
    execFileSync(process.execPath, [program, 'kubernetes'], { encoding: 'utf8' }),
  );
  return Object.fromEntries(items.map(({ metadata, stringData }) => [metadata.name, stringData]));
}
