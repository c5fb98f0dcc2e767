import { maySendToSubgraphs } from './headerNames.ts';
import type { HeaderSelector, RequestRule } from './HeaderRules.ts';
import { headerPattern, type HeaderPattern } from './headerPattern.ts';

/** Headers by their names in lower case. */
export type Headers = Readonly<Record<string, string>>;

/** Adds headers of a client request to those of a subgraph request, changes them, or removes them. */
type Step = (client: Headers, headers: Record<string, string>) => void;

/**
 * The headers that one subgraph gets. A pattern selects the client's headers that no rule names: who names a header decides on it, and
 * no client can send a header of a name that a rule sets.
 */
export class SubgraphHeaders {
  readonly #steps: readonly Step[];
  readonly #isUnchanged: boolean;
  /** The client headers whose values come under a name. */
  readonly #sources = new Map<string, string[]>();
  readonly #patterns: HeaderPattern[] = [];

  /** @param isUnchanged whether the rules send the headers that the client request has, and nothing else */
  constructor(rules: readonly RequestRule[], isUnchanged: boolean) {
    this.#isUnchanged = isUnchanged;
    const named = new Set(rules.flatMap(namesOf));
    const removed: HeaderPattern[] = [];
    this.#steps = rules.map((rule) => {
      switch (rule.kind) {
        case 'propagate':
          return rule.from.kind === 'named'
            ? this.#propagateNamed(rule.from.names, rule.rename, rule.default)
            : this.#propagateMatching(rule.from.pattern, named, [...removed]);
        case 'insert':
          return (_, headers) => void (headers[rule.name] = rule.value);
        case 'remove':
          if (rule.from.kind === 'matching') removed.push(headerPattern(rule.from.pattern));
          return remove(rule.from);
      }
    });
  }

  /** @param client the client's headers that any subgraph may get */
  of(client: Headers): Headers {
    if (this.#isUnchanged) return client;
    const headers: Record<string, string> = {};
    for (const step of this.#steps) step(client, headers);
    return headers;
  }

  /** The client headers that come to the subgraph under these names. */
  sourcesOf(names: readonly string[]): readonly string[] {
    if (names.length === 0) return names;
    const isPropagated = (name: string) => maySendToSubgraphs(name) && this.#patterns.some((is) => is(name));
    return names.flatMap((name) => this.#sources.get(name) ?? (isPropagated(name) ? [name] : []));
  }

  #propagateNamed(names: readonly string[], rename: string | undefined, fallback: string | undefined): Step {
    for (const name of names) this.#addSource(rename ?? name, name);
    return (client, headers) => {
      for (const name of names) {
        const value = client[name] ?? fallback;
        if (value === undefined) continue;
        if (rename !== undefined) delete headers[name];
        headers[rename ?? name] = value;
      }
    };
  }

  #propagateMatching(pattern: string, named: ReadonlySet<string>, removed: readonly HeaderPattern[]): Step {
    const isMatch = headerPattern(pattern);
    const matches = (name: string) => isMatch(name) && !named.has(name) && !removed.some((is) => is(name));
    this.#patterns.push(matches);
    return (client, headers) => {
      for (const name in client) if (matches(name)) headers[name] = client[name]!;
    };
  }

  #addSource(name: string, source: string): void {
    const sources = this.#sources.get(name);
    if (sources) sources.push(source);
    else this.#sources.set(name, [source]);
  }
}

function remove(from: HeaderSelector): Step {
  if (from.kind === 'named')
    return (_, headers) => {
      for (const name of from.names) delete headers[name];
    };
  const matches = headerPattern(from.pattern);
  return (_, headers) => {
    for (const name in headers) if (matches(name)) delete headers[name];
  };
}

/** The names that a rule mentions. */
function namesOf(rule: RequestRule): readonly string[] {
  if (rule.kind === 'insert') return [rule.name];
  const names = rule.from.kind === 'named' ? rule.from.names : [];
  return rule.kind === 'propagate' && rule.rename !== undefined ? [...names, rule.rename] : names;
}
