import {
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  parse,
  type ParseOptions,
} from 'graphql';

import { cut } from '../text/cut.ts';
import { formatDocumentErrors } from './formatDocumentErrors.ts';
import { validateDocument, type ValidationOptions } from './validateDocument.ts';

export interface DocumentCheck extends ValidationOptions {
  readonly schema: GraphQLSchema;
  /** Longer documents are not read to their end. */
  readonly maxTokens?: number;
  /** Rejects the text of a document before it is parsed. */
  readonly checkSource?: (source: string) => GraphQLError | undefined;
  /** Rejects a document that is parsed but not validated yet: it may be wrong in any way, fragments in a circle included. */
  readonly checkSize?: (document: DocumentNode) => GraphQLError | undefined;
}

export interface ValidDocument {
  readonly kind: 'Valid';
  /** Without locations: they take as much memory as the document, and nothing but errors tells them. */
  readonly document: DocumentNode;
  /** Its text; the same string for every request, which maps find fastest. */
  readonly source: string;
}

export interface InvalidDocument {
  readonly kind: 'Invalid';
  /** As clients get them. */
  readonly errors: readonly GraphQLFormattedError[];
  readonly source: string;
}

/** What is known of a document for good, as long as the schema is the same. */
export type DocumentVerdict = ValidDocument | InvalidDocument;

/** Checks the text of a document, parses it, checks its size, then validates it against the schema. */
export function checkDocument(source: string, check: DocumentCheck): DocumentVerdict {
  const { schema, maxTokens, checkSource, checkSize } = check;
  const fault = checkSource?.(source);
  if (fault) return { kind: 'Invalid', source, errors: formatDocumentErrors([fault], undefined, 'BAD_REQUEST') };
  let document: DocumentNode;
  try {
    document = parse(source, {
      noLocation: true,
      ...(maxTokens !== undefined && { maxTokens }),
    } satisfies ParseOptions);
  } catch (error) {
    return { kind: 'Invalid', source, errors: [toParseError(error)] };
  }
  const tooLarge = checkSize?.(document);
  const errors = tooLarge ? [tooLarge] : validateDocument(schema, document, check);
  if (errors.length === 0) return { kind: 'Valid', document, source };
  return {
    kind: 'Invalid',
    source,
    errors: formatDocumentErrors(errors, { document, source }, 'GRAPHQL_VALIDATION_FAILED'),
  };
}

const VALUE_TOKENS = ['String', 'BlockString', 'Int', 'Float'] as const;

/** graphql-js tells the token that it did not expect, which may be a value. */
function toParseError(error: unknown): GraphQLFormattedError {
  const extensions = { code: 'GRAPHQL_PARSE_FAILED' };
  if (error instanceof RangeError) return { message: 'Syntax Error: The document is nested too deeply.', extensions };
  if (!(error instanceof GraphQLError)) throw error;
  const { message, locations } = error;
  const kind = VALUE_TOKENS.find((name) => message.includes(`${name} "`));
  const told = kind === undefined ? message : `${message.slice(0, message.indexOf(`${kind} "`) + kind.length)}.`;
  return { message: cut(told, 200), ...(locations && { locations }), extensions };
}
