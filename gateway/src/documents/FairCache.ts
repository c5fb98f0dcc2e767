export interface FairCacheOptions<Value> {
  /** The maximum total size of all entries. */
  readonly maxSize: number;
  readonly sizeOf: (value: Value, key: string) => number;
}

/** The share of the cache that one client's entries may occupy while other clients need space. */
const SHARE = 1 / 16;

/** The owner of entries that a second client has requested. */
const SHARED = '';

interface Entry<Value> {
  readonly value: Value;
  readonly size: number;
  owner: string;
  isUsed: boolean;
}

interface Holder {
  size: number;
  /** In insertion order. */
  readonly keys: Set<string>;
}

/**
 * A cache of bounded size that no client can fill at the expense of the others. An entry belongs to the client that added it, until
 * another client requests it. When the cache is full, a client above its share loses its oldest entries first; if no client is above
 * its share, the oldest entry that was not used since its last inspection is evicted (second chance).
 */
export class FairCache<Value> {
  readonly #options: FairCacheOptions<Value>;
  /** In insertion order; an entry with a second chance moves to the end. */
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #holders = new Map<string, Holder>();
  readonly #share: number;
  /** Clients above their share. */
  readonly #greedy = new Set<string>();
  #size = 0;

  constructor(options: FairCacheOptions<Value>) {
    this.#options = options;
    this.#share = options.maxSize * SHARE;
  }

  get size(): number {
    return this.#size;
  }

  /** @param client the requesting client; without it, ownership does not change */
  get(key: string, client?: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    entry.isUsed = true;
    if (client !== undefined && entry.owner !== client && entry.owner !== SHARED) {
      this.#release(key, entry);
      this.#hold(key, entry, SHARED);
    }
    return entry.value;
  }

  /** Ignores an entry that is larger than a client's share. */
  set(key: string, value: Value, client: string): void {
    const size = this.#options.sizeOf(value, key);
    const known = this.#entries.get(key);
    if (known || size > this.#share) return;
    while (this.#size + size > this.#options.maxSize) this.#evictOne();
    const entry = { value, size, owner: client, isUsed: false };
    this.#entries.set(key, entry);
    this.#size += size;
    this.#hold(key, entry, client);
  }

  #evictOne(): void {
    const [client] = this.#greedy;
    const [oldest] = (client === undefined ? this.#entries : this.#holders.get(client)!.keys).keys();
    const entry = this.#entries.get(oldest!)!;
    if (client === undefined && entry.isUsed) {
      entry.isUsed = false;
      this.#entries.delete(oldest!);
      this.#entries.set(oldest!, entry);
      return;
    }
    this.#entries.delete(oldest!);
    this.#size -= entry.size;
    this.#release(oldest!, entry);
  }

  #hold(key: string, entry: Entry<Value>, owner: string): void {
    entry.owner = owner;
    if (owner === SHARED) return;
    let holder = this.#holders.get(owner);
    if (!holder) this.#holders.set(owner, (holder = { size: 0, keys: new Set() }));
    holder.size += entry.size;
    holder.keys.add(key);
    if (holder.size > this.#share) this.#greedy.add(owner);
  }

  #release(key: string, { owner, size }: Entry<Value>): void {
    const holder = this.#holders.get(owner);
    if (!holder) return;
    holder.size -= size;
    holder.keys.delete(key);
    if (holder.size <= this.#share) this.#greedy.delete(owner);
    if (holder.keys.size === 0) this.#holders.delete(owner);
  }
}
