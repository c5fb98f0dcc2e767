import { type DocumentNode, getLocation, GraphQLError, Kind, parse, separateOperations, Source, visit } from 'graphql';

import type { ClientOperation, ClientUse } from './ClientOperation.ts';

/** A file with operations: GraphQL documents, or a persisted query manifest in JSON. */
export interface OperationFile {
  readonly path: string;
  readonly text: string;
}

/** Why a file, or an operation in it, is not checked. */
export class OperationFileError extends Error {
  override name = 'OperationFileError';
}

/** Nobody writes longer operations; the limit bounds what a hostile one costs. */
const TOKEN_LIMIT = 50_000;

/**
 * The operations of a file: of `*.graphql` each operation with the fragments that it uses, of a persisted query manifest (Apollo's
 * format, or an object of documents by identifier) each entry.
 *
 * @throws OperationFileError when it is neither.
 */
export function readOperations({ path, text }: OperationFile): ClientOperation[] {
  if (!path.endsWith('.json')) return split(parseDocument(path, text), path);
  return manifestEntries(path, text).flatMap(({ id, body }) =>
    split(parseDocument(`${path} (${id})`, body), path).map((operation) => ({ ...operation, id })),
  );
}

/** Operations of one client document, such as one that the gateway reports. */
export function operationsOf(id: string, body: string, uses: readonly ClientUse[]): ClientOperation[] {
  return split(parseDocument(id, body), id).map((operation) => ({ ...operation, id, uses }));
}

function split(document: DocumentNode, path: string): ClientOperation[] {
  // Several anonymous operations are an invalid document; each is looked at anyway.
  return Object.values(separateOperations(document)).flatMap((separated) =>
    separated.definitions.flatMap((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
      const line = definition.loc ? getLocation(definition.loc.source, definition.loc.start).line : 1;
      return [
        {
          id: `${path}:${line}`,
          name: definition.name?.value ?? 'anonymous',
          document: withoutLocations(separated),
          uses: [],
        },
      ];
    }),
  );
}

/** Operations of large manifests are kept together; their tokens would weigh most. */
function withoutLocations(document: DocumentNode): DocumentNode {
  return visit(document, { enter: (node) => ({ ...node, loc: undefined }) });
}

function parseDocument(path: string, text: string): DocumentNode {
  try {
    return parse(new Source(text, path), { maxTokens: TOKEN_LIMIT });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { line = 1, column = 1 } = error.locations?.[0] ?? {};
    throw new OperationFileError(`${path}:${line}:${column}: ${error.message}`);
  }
}

interface ManifestEntry {
  readonly id: string;
  readonly body: string;
}

function manifestEntries(path: string, text: string): ManifestEntry[] {
  const fault = () => new OperationFileError(`${path}: expected a persisted query manifest.`);
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    throw fault();
  }
  if (typeof manifest !== 'object' || manifest === null) throw fault();
  const { operations } = manifest as { operations?: unknown };
  const entries: ManifestEntry[] = Array.isArray(operations)
    ? operations
    : Object.entries(manifest).map(([id, body]) => ({ id, body }));
  if (!entries.every((entry) => typeof entry?.id === 'string' && typeof entry.body === 'string')) throw fault();
  return entries;
}
