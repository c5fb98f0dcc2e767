import { connectionOptions } from './connectionOptions.ts';
import { mayReturnToClients } from './headerNames.ts';
import { headerPattern, type HeaderPattern } from './headerPattern.ts';
import type { HeaderRules, ResponsePropagateRule, ResponseRule } from './HeaderRules.ts';
import type { PropagatedHeader } from './ResponseHeaders.ts';

/** The headers of a response, with names in lower case; a list for a header that comes more than once. */
export type ReceivedHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What Node writes (RFC 9110, section 5.5): latin1 without control characters. */
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Selects the headers of one subgraph's responses that rules send to clients. A pattern selects only headers that no rule names. */
export class SubgraphResponseHeaders {
  /** Null for a header that is removed. */
  readonly #named = new Map<string, ResponsePropagateRule | null>();
  /** The last one that matches decides. */
  readonly #patterns: Array<{ readonly matches: HeaderPattern; readonly rule: ResponsePropagateRule | null }> = [];

  constructor(rules: readonly ResponseRule[]) {
    for (const each of rules) {
      const rule = each.kind === 'propagate' ? each : null;
      if (each.from.kind === 'matching') this.#patterns.unshift({ matches: headerPattern(each.from.pattern), rule });
      else for (const name of each.from.names) this.#named.set(name, rule);
    }
  }

  /** Undefined if no rule sends any header of the subgraph's responses. */
  static of(subgraph: string, rules: HeaderRules | undefined): SubgraphResponseHeaders | undefined {
    const own = rules ? [...rules.all.response, ...(rules.subgraphs.get(subgraph)?.response ?? [])] : [];
    return own.some(({ kind }) => kind === 'propagate') ? new SubgraphResponseHeaders(own) : undefined;
  }

  /** @returns null if there are none */
  select(headers: ReceivedHeaders): readonly PropagatedHeader[] | null {
    const { connection } = headers;
    const hopByHop = connectionOptions(typeof connection === 'object' ? connection.join(',') : connection);
    const selected: PropagatedHeader[] = [];
    for (const name in headers) {
      const rule = this.#ruleFor(name);
      if (!rule || hopByHop.has(name) || !mayReturnToClients(name)) continue;
      const values = [headers[name]!].flat().filter((value) => VALUE.test(value));
      const algorithm = name === 'set-cookie' ? 'append' : rule.algorithm;
      if (values.length > 0) selected.push({ name: rule.rename ?? name, values, algorithm });
    }
    return selected.length > 0 ? selected : null;
  }

  #ruleFor(name: string): ResponsePropagateRule | null | undefined {
    const named = this.#named.get(name);
    return named === undefined ? this.#patterns.find(({ matches }) => matches(name))?.rule : named;
  }
}
