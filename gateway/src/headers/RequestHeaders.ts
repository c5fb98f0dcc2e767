import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

import { isTracingHeader } from '@online-books/service-kit/trust/identityHeaders';

import { connectionOptions } from './connectionOptions.ts';
import { maySendToSubgraphs } from './headerNames.ts';
import { headerPattern, type HeaderPattern } from './headerPattern.ts';
import type { HeaderRules, PropagateRule, RequestRule } from './HeaderRules.ts';
import { type Headers, SubgraphHeaders } from './SubgraphHeaders.ts';

export interface HeaderEnvironment {
  /** The simplest rules: headers that all subgraphs get. They come first. */
  readonly FORWARDED_HEADERS: readonly string[];
  readonly HEADER_RULES?: HeaderRules | undefined;
}

/** Which headers of client requests are sent to subgraphs, and so which headers responses may depend on. */
export class RequestHeaders {
  /** The client headers that rules name, in lower case. */
  readonly names: ReadonlySet<string>;
  /** Stands for rules that change more than a client's headers show; undefined if there are none. */
  readonly fingerprint: string | undefined;
  readonly #rules: HeaderRules | undefined;
  readonly #forwarded: readonly RequestRule[];
  readonly #patterns: readonly HeaderPattern[];
  /** Tracing headers that come to a subgraph under a name that is none. */
  readonly #renamedTracing: ReadonlySet<string>;

  constructor({ FORWARDED_HEADERS, HEADER_RULES }: HeaderEnvironment) {
    this.#rules = HEADER_RULES;
    this.#forwarded = [{ kind: 'propagate', from: { kind: 'named', names: FORWARDED_HEADERS } }];
    this.fingerprint = HEADER_RULES && fingerprintOf(HEADER_RULES);

    const sets = HEADER_RULES ? [HEADER_RULES.all, ...HEADER_RULES.subgraphs.values()] : [];
    const propagated = [...this.#forwarded, ...sets.flatMap(({ request }) => request)].filter(isPropagation);
    this.names = new Set(propagated.flatMap(({ from }) => (from.kind === 'named' ? from.names : [])));
    this.#patterns = propagated.flatMap(({ from }) => (from.kind === 'matching' ? headerPattern(from.pattern) : []));
    const renamed = propagated.filter(({ rename }) => rename !== undefined && !isTracingHeader(rename));
    this.#renamedTracing = new Set(
      renamed.flatMap(({ from }) => (from.kind === 'named' ? from.names.filter(isTracingHeader) : [])),
    );
  }

  /** Whether clients may send further headers to subgraphs than those that rules name. */
  get hasPatterns(): boolean {
    return this.#patterns.length > 0;
  }

  /** The subgraphs that have rules of their own. */
  get subgraphs(): readonly string[] {
    return this.#rules ? [...this.#rules.subgraphs.keys()] : [];
  }

  /**
   * Selects the headers of a client request that any subgraph may get: whatever is sent depends on these alone. Node reads their
   * values as latin1, and they are written as latin1, so that every byte is preserved. Hop-by-hop headers are left out.
   */
  select(headers: IncomingHttpHeaders): Headers {
    const hopByHop = connectionOptions(headers.connection);
    const selected: Record<string, string> = {};
    const add = (name: string) => {
      const value = headers[name];
      if (value === undefined || hopByHop.has(name)) return;
      selected[name] = Array.isArray(value) ? value.join(', ') : value;
    };
    for (const name of this.names) add(name);
    if (this.#patterns.length > 0)
      for (const name in headers)
        if (!this.names.has(name) && maySendToSubgraphs(name) && this.#patterns.some((is) => is(name))) add(name);
    return selected;
  }

  /** Whether a response may depend on this header of a client request: tracing headers differ with every request. */
  isIdentifying(name: string): boolean {
    return !isTracingHeader(name) || this.#renamedTracing.has(name);
  }

  /** Whether any of these headers may identify a client to a subgraph. */
  carryIdentity(headers: Headers): boolean {
    for (const name in headers) if (this.isIdentifying(name)) return true;
    return false;
  }

  /** The headers that one subgraph gets. */
  of(subgraph: string): SubgraphHeaders {
    if (!this.#rules) return new SubgraphHeaders(this.#forwarded, true);
    const own = this.#rules.subgraphs.get(subgraph)?.request ?? [];
    return new SubgraphHeaders([...this.#forwarded, ...this.#rules.all.request, ...own], false);
  }
}

function isPropagation(rule: RequestRule): rule is PropagateRule {
  return rule.kind === 'propagate';
}

function fingerprintOf({ all, subgraphs }: HeaderRules): string {
  return createHash('sha256')
    .update(JSON.stringify([all, [...subgraphs]]))
    .digest('base64url');
}
