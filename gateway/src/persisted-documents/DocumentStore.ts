import { LRUCache } from 'lru-cache';

/** Documents that clients have registered, by the SHA-256 of their text in hexadecimal. */
export interface DocumentStore {
  get(hash: string): Promise<string | undefined>;
  /** Keeps a document for a while. Never rejects: a client that has registered one in vain registers it again. */
  set(hash: string, text: string): void;
}

/** How many characters the registered documents may have together. */
const MEMORY_SIZE = 16 * 1024 * 1024;

/** Keeps documents in memory; the least recently used make room for new ones. */
export function createMemoryStore(maxSize = MEMORY_SIZE): DocumentStore {
  const documents = new LRUCache<string, string>({
    maxSize,
    sizeCalculation: (text, hash) => text.length + hash.length,
  });
  return {
    get: async (hash) => documents.get(hash),
    set: (hash, text) => void documents.set(hash, text),
  };
}
