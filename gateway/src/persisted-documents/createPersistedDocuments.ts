import { readFile } from 'node:fs/promises';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';
import type { Logger } from 'pino';

import { createMemoryStore } from './DocumentStore.ts';
import { type ManifestOperation, readManifest } from './Manifest.ts';
import { onlyIntrospects } from './onlyIntrospects.ts';
import { PersistedDocuments, type SafelistMode } from './PersistedDocuments.ts';
import { reportUnknownDocuments } from './reportUnknownDocuments.ts';
import { Safelist } from './Safelist.ts';

interface PersistedDocumentsOptions {
  readonly APQ: boolean;
  readonly PERSISTED_QUERY_MANIFEST?: string | undefined;
  readonly SAFELIST: SafelistMode;
  readonly INTROSPECTION: boolean;
  readonly MAX_TOKENS: number;
}

/**
 * Creates the persisted documents of the configuration, and reads the operations of its manifest.
 *
 * @throws OperatorError if the manifest is missing or invalid
 */
export async function createPersistedDocuments(
  { APQ, PERSISTED_QUERY_MANIFEST: file, SAFELIST: mode, INTROSPECTION, MAX_TOKENS }: PersistedDocumentsOptions,
  logger: Logger,
): Promise<{ readonly documents: PersistedDocuments; readonly operations: readonly ManifestOperation[] }> {
  if (mode !== 'off' && file === undefined)
    throw new OperatorError(`SAFELIST: ${mode} requires PERSISTED_QUERY_MANIFEST`);
  const operations = file === undefined ? [] : readManifest(await read(file));
  const documents = new PersistedDocuments({
    mode,
    safelist: file === undefined ? undefined : new Safelist(operations, MAX_TOKENS),
    store: APQ ? createMemoryStore() : undefined,
    isExempt: (document) => INTROSPECTION && onlyIntrospects(document, MAX_TOKENS),
    reportUnknown: reportUnknownDocuments(logger),
  });
  return { documents, operations };
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new OperatorError(`PERSISTED_QUERY_MANIFEST: the file ${file} cannot be read`, { cause });
  }
}
