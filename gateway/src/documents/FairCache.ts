export interface FairCacheOptions<Value> {
  /** What all entries may have together. */
  readonly maxSize: number;
  readonly sizeOf: (value: Value, key: string) => number;
}

/** The part of the room that one client's entries may take while others need it. */
const SHARE = 1 / 16;

/** Whom entries belong to that a second client has asked for. */
const EVERYBODY = '';

interface Entry<Value> {
  readonly value: Value;
  readonly size: number;
  owner: string;
  isUsed: boolean;
}

interface Holder {
  size: number;
  /** The oldest first. */
  readonly keys: Set<string>;
}

/**
 * A cache of bounded size that no client can fill at the expense of the others. An entry belongs to the client that added it, until
 * another one asks for it. When there is no room, a client that holds more than its share loses its own oldest entries first; only
 * where nobody does, the oldest one goes that was not used since it was last looked at.
 */
export class FairCache<Value> {
  readonly #options: FairCacheOptions<Value>;
  /** The oldest first. */
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #holders = new Map<string, Holder>();
  readonly #share: number;
  /** Clients that hold more than their share. */
  readonly #greedy = new Set<string>();
  #size = 0;

  constructor(options: FairCacheOptions<Value>) {
    this.#options = options;
    this.#share = options.maxSize * SHARE;
  }

  get size(): number {
    return this.#size;
  }

  /** @param client who asks; without, nobody's part changes */
  get(key: string, client?: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    entry.isUsed = true;
    if (client !== undefined && entry.owner !== client && entry.owner !== EVERYBODY) {
      this.#release(key, entry);
      this.#hold(key, entry, EVERYBODY);
    }
    return entry.value;
  }

  /** Entries that take more than a client's share are not kept. */
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
      // It has its second chance, as the youngest.
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
    if (owner === EVERYBODY) return;
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
