import { FairCache } from '../documents/FairCache.ts';

/** Documents that clients have registered, by the SHA-256 of their text in hexadecimal. */
export interface DocumentStore {
  get(hash: string): Promise<string | undefined>;
  /** Stores a valid document until space is needed. A client whose document was evicted registers it again. */
  set(hash: string, text: string, client: string): void;
  /** Records that a client requested a document by its hash. */
  use(hash: string, client: string): void;
}

/** The maximum total size of registered documents, in characters. */
const MEMORY_SIZE = 16 * 1024 * 1024;

/** Stores documents in memory. No client's registrations evict those of others. */
export function createMemoryStore(maxSize = MEMORY_SIZE): DocumentStore {
  const documents = new FairCache<string>({ maxSize, sizeOf: (text, hash) => text.length + hash.length });
  return {
    get: async (hash) => documents.get(hash),
    set: (hash, text, client) => documents.set(hash, text, client),
    use: (hash, client) => void documents.get(hash, client),
  };
}
