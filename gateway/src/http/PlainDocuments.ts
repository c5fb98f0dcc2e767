import { type DocumentNode, type GraphQLSchema, Kind, parse, validate, visit } from 'graphql';
import { LRUCache } from 'lru-cache';

/** How many characters the documents that are kept may have together. A parsed document takes some 60 bytes a character. */
const CACHE_SIZE = 1024 * 1024;

export interface PlainDocument {
  readonly document: DocumentNode;
  /** Its text; the same string for every request, which maps find fastest. */
  readonly source: string;
}

export interface PlainDocumentsOptions {
  /** Longer documents are not plain. */
  readonly maxTokens: number;
  /** Finds a document that was held against the schema elsewhere, such as one that was planned before it is asked for. */
  readonly findValid: (source: string) => DocumentNode | undefined;
}

/**
 * Documents that were found valid, and ask for no introspection, whose being allowed is not decided here. Others are not
 * kept: whoever reports on them reads them anyway.
 */
export class PlainDocuments {
  readonly #schema: GraphQLSchema;
  readonly #options: PlainDocumentsOptions;
  readonly #known = new LRUCache<string, PlainDocument>({
    maxSize: CACHE_SIZE,
    sizeCalculation: (_, source) => source.length + 1,
  });

  constructor(schema: GraphQLSchema, options: PlainDocumentsOptions) {
    this.#schema = schema;
    this.#options = options;
  }

  /** The document, or null where it is not plain. */
  get(source: string): PlainDocument | null {
    const known = this.#known.get(source);
    if (known) return known;
    const document = this.#read(source);
    if (!document) return null;
    const plain = { document, source };
    this.#known.set(source, plain);
    return plain;
  }

  #read(source: string): DocumentNode | null {
    const document = this.#options.findValid(source) ?? this.#validate(source);
    return document && asksForIntrospection(document) ? null : document;
  }

  #validate(source: string): DocumentNode | null {
    try {
      // Locations take as much memory as the document, and nothing that is answered tells them.
      const document = parse(source, { maxTokens: this.#options.maxTokens, noLocation: true });
      return validate(this.#schema, document).length > 0 ? null : document;
    } catch {
      return null;
    }
  }
}

function asksForIntrospection(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.FIELD]({ name }) {
      found ||= name.value === '__schema' || name.value === '__type';
    },
  });
  return found;
}
