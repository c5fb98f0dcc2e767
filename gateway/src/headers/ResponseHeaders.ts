import type { Algorithm } from './HeaderRules.ts';

/** A header of a subgraph's response that rules send to the client. */
export interface PropagatedHeader {
  /** As the client sees it. */
  readonly name: string;
  readonly values: readonly string[];
  readonly algorithm: Algorithm;
}

const COOKIE = 'set-cookie';

/** Node's clients reject longer heads. In characters. */
const MAX_LENGTH = 12 * 1024;

/** The headers that rules send to one client, of all subgraph responses so far. Values that make them too long are left out. */
export class ResponseHeaders {
  #values: Map<string, readonly string[]> | undefined;
  #length = 0;

  get isEmpty(): boolean {
    return this.#values === undefined;
  }

  /** Every value of `Set-Cookie`: the one header whose values cannot be joined (RFC 6265, section 3). */
  get cookies(): readonly string[] {
    return this.#values?.get(COOKIE) ?? [];
  }

  /** All other headers. */
  get joined(): Readonly<Record<string, string>> {
    const joined: Record<string, string> = {};
    for (const [name, values] of this.#values ?? []) if (name !== COOKIE) joined[name] = values.join(', ');
    return joined;
  }

  addAll(headers: readonly PropagatedHeader[]): void {
    for (const header of headers) this.#add(header);
  }

  #add({ name, values, algorithm }: PropagatedHeader): void {
    const before = this.#values?.get(name);
    if (!before || algorithm === 'last') return this.#set(name, values, before);
    const added = values.filter((value) => !before.includes(value));
    if (algorithm === 'append' && added.length > 0) this.#set(name, [...before, ...added], before);
  }

  #set(name: string, values: readonly string[], before: readonly string[] | undefined): void {
    const length = this.#length + lengthOf(name, values) - (before ? lengthOf(name, before) : 0);
    if (length > MAX_LENGTH) return;
    this.#length = length;
    this.#values ??= new Map();
    this.#values.set(name, values);
  }
}

function lengthOf(name: string, values: readonly string[]): number {
  return values.reduce((length, value) => length + name.length + value.length, 0);
}
