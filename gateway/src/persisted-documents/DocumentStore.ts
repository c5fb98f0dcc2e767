import { FairCache } from '../documents/FairCache.ts';

/** Documents that clients have registered, by the SHA-256 of their text in hexadecimal. */
export interface DocumentStore {
  get(hash: string): Promise<string | undefined>;
  /** Keeps a valid document for a while. A client that has registered one in vain registers it again. */
  set(hash: string, text: string, client: string): void;
  /** Notes that a client has asked for a document by its hash. */
  use(hash: string, client: string): void;
}

/** How many characters the registered documents may have together. */
const MEMORY_SIZE = 16 * 1024 * 1024;

/** Keeps documents in memory; no client's registrations take those of others away. */
export function createMemoryStore(maxSize = MEMORY_SIZE): DocumentStore {
  const documents = new FairCache<string>({ maxSize, sizeOf: (text, hash) => text.length + hash.length });
  return {
    get: async (hash) => documents.get(hash),
    set: (hash, text, client) => documents.set(hash, text, client),
    use: (hash, client) => void documents.get(hash, client),
  };
}
