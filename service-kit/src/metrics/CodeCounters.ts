import { ApolloServerErrorCode } from '@apollo/server/errors';

import { ERROR_CODES } from '../errors/ErrorCode.ts';
import type { Counter } from './Counter.ts';
import type { MetricFamily } from './MetricFamily.ts';

/** Codes of others that are counted by themselves. A server that makes codes up as it goes must not fill the memory. */
const OTHERS_AT_MOST = 50;

/** What looks like a code. Anything else may be a message, with somebody's data in it. */
const CODE = /^[A-Z][A-Z0-9_]{0,63}$/;

const KNOWN = new Set<unknown>([...ERROR_CODES, ...Object.values(ApolloServerErrorCode)]);

/** Counts errors by their codes: each of this software's, the first that come of others', and all the rest as `other`. */
export class CodeCounters {
  readonly #family: MetricFamily<'code', Counter>;
  readonly #counters = new Map<unknown, Counter>();
  #others = 0;

  constructor(family: MetricFamily<'code', Counter>) {
    this.#family = family;
  }

  count(code: unknown): void {
    const counter = this.#counters.get(code) ?? this.#find(code);
    counter.add();
  }

  #find(code: unknown): Counter {
    const isCode = typeof code === 'string' && CODE.test(code);
    if (!isCode || (!KNOWN.has(code) && this.#others === OTHERS_AT_MOST)) return this.#family.of({ code: 'other' });
    if (!KNOWN.has(code)) this.#others += 1;
    const counter = this.#family.of({ code });
    this.#counters.set(code, counter);
    return counter;
  }
}
