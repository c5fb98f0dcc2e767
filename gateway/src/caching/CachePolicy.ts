const NO_STORE = 'no-store';

/**
 * How long an answer may be kept, and by whom: as long as all parts of it may, and by the client alone where any part is
 * private. An answer of which nobody has said anything is not kept.
 */
export class CachePolicy implements CacheControl {
  /** In seconds; undefined before anything was said. */
  #maxAge: number | undefined;
  #isPrivate = false;

  /** 0 where the answer is not to be kept. */
  get maxAge(): number {
    return this.#maxAge ?? 0;
  }

  get isPrivate(): boolean {
    return this.#isPrivate;
  }

  /** Takes a part into account, by its `Cache-Control` header (RFC 9111, section 5.2.2). */
  restrict(header: string | undefined): void {
    this.restrictTo(readCacheControl(header));
  }

  /** Takes a part into account that may be kept like this, or is a copy of what may. */
  restrictTo({ maxAge, isPrivate }: CacheControl): void {
    this.#maxAge = Math.min(this.#maxAge ?? maxAge, maxAge);
    this.#isPrivate ||= isPrivate;
  }

  /** The answer depends on who asks. */
  makePrivate(): void {
    this.#isPrivate = true;
  }

  /** The answer's `Cache-Control` header, as Apollo Server writes it. */
  get header(): string {
    return this.maxAge > 0 ? `max-age=${this.maxAge}, ${this.#isPrivate ? 'private' : 'public'}` : NO_STORE;
  }
}

/** What a `Cache-Control` header allows. Where there is none, or one that forbids, the age is 0. */
export interface CacheControl {
  /** In seconds. */
  readonly maxAge: number;
  readonly isPrivate: boolean;
}

const NOTHING: CacheControl = { maxAge: 0, isPrivate: false };

/** What headers said: there are few different ones. */
const read = new Map<string, CacheControl>();
const READ_AT_MOST = 1_000;

export function readCacheControl(header: string | undefined): CacheControl {
  if (header === undefined) return NOTHING;
  let known = read.get(header);
  if (!known) {
    const directives = new Set(header.toLowerCase().split(/\s*,\s*/));
    const forbids = ['no-store', 'no-cache'].some((name) => directives.has(name));
    const maxAge = forbids ? 0 : Number(/(?:^|[\s,])max-age="?(\d{1,9})\b/i.exec(header)?.[1] ?? 0);
    known = { maxAge, isPrivate: [...directives].some((directive) => /^private\b/.test(directive)) };
    if (read.size >= READ_AT_MOST) read.clear();
    read.set(header, known);
  }
  return known;
}
