import { flag } from '@online-books/service-kit/environment/commonVariables';
import { z } from 'zod';

import { parseTrustedProxies, trustsNoProxy } from '../client/TrustedProxies.ts';
import { parseFieldRule, parseRate } from '../rate-limits/RateLimitRule.ts';

const limit = z.coerce.number().int().positive();

/** The maximum size of an operation. Fragments count as often as they are spread. */
export const limitVariables = {
  /** Tokens of a document. Parsing stops there: some validation rules take quadratic time. */
  MAX_TOKENS: limit.default(15_000),
  /** Nested fields. */
  MAX_DEPTH: limit.default(50),
  /** Root fields with different response keys. */
  MAX_ROOT_FIELDS: limit.default(50),
  MAX_ALIASES: limit.default(200),
  MAX_DIRECTIVES: limit.default(200),
  /** Fields and fragments. Planning takes up to the square of them: a second or two at the default. */
  MAX_SELECTIONS: limit.default(5_000),
};

/** Demand control, by the `@cost` and `@listSize` directives of the supergraph. */
export const demandVariables = {
  /** Whether costs are ignored, measured and logged, or also limited. */
  DEMAND_CONTROL: z.enum(['off', 'measure', 'enforce']).default('measure'),
  /** The maximum estimated cost of an operation: roughly the number of objects that it requests. */
  MAX_COST: z.coerce.number().positive().default(10_000),
  /** The assumed size of lists without `@listSize`. */
  DEFAULT_LIST_SIZE: z.coerce.number().int().positive().default(10),
  /** Whether responses to requests with the header `x-cost` contain the costs in their extensions. Default: in development only. */
  COST_EXTENSIONS: flag.optional(),
};

/** A variable that is parsed by a function, which returns null if it is malformed. */
function parsed<Value>(parse: (text: string) => Value | null, error: string) {
  return z.string().transform((text, context) => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: error });
    return z.NEVER;
  });
}

/** Rate limits. */
export const rateLimitVariables = {
  /** The maximum total cost of a client's operations, such as `100000/1m`. Default: unlimited. */
  RATE_LIMIT: parsed(parseRate, 'must look like 100000/1m').optional(),
  /** The cost of each selection of an operation that must be planned; 0 once its plan is cached. */
  PLANNING_COST: z.coerce.number().nonnegative().default(1),
  /** Rate limits of root fields, such as `Mutation.login:10/1m by address+input.username`, separated by commas. */
  RATE_LIMITED_FIELDS: parsed((text) => {
    const rules = text.split(',').map(parseFieldRule);
    return rules.every((rule) => rule !== null) ? rules : null;
  }, 'must look like Mutation.login:10/1m by address+input.username, Mutation.login:60/1m by address').default([]),
  /** Root fields that an operation may select only once, such as `Mutation.login`, separated by commas. */
  NON_REPEATABLE_FIELDS: parsed((text) => {
    const coordinates = text.split(',').map((coordinate) => coordinate.trim());
    return coordinates.every((coordinate) => /^\w+\.\w+$/.test(coordinate)) ? coordinates : null;
  }, 'must look like Mutation.login, Mutation.register').default([]),
  /**
   * Proxies whose `X-Forwarded-For` is trusted: their number, or their addresses and networks, separated by commas. Default: none.
   */
  TRUSTED_PROXIES: parsed(
    parseTrustedProxies,
    'must be a number, or addresses and networks such as 10.0.0.0/8',
  ).default(() => trustsNoProxy),
};

/** The response cache. */
export const cachingVariables = {
  /** Where responses are cached: nowhere, in each gateway's memory, or in the shared Redis. */
  RESPONSE_CACHE: z.enum(['off', 'memory', 'redis']).default('off'),
  /** The maximum size of the cache in memory. In bytes. */
  RESPONSE_CACHE_SIZE: z.coerce
    .number()
    .int()
    .positive()
    .default(32 * 1024 * 1024),
};

/** A response cache in Redis requires a Redis. */
export function cachingFaults(present: Readonly<Partial<Record<string, string>>>): readonly string[] {
  const lacks = present['RESPONSE_CACHE'] === 'redis' && present['REDIS_URL'] === undefined;
  return lacks ? ['REDIS_URL: is required where RESPONSE_CACHE is redis'] : [];
}

/** State that replicas share. */
export const redisVariables = {
  /** The Redis in which replicas share rate limits and cached responses. Default: each replica has its own. */
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must look like redis://user:password@host:6379/0' }).optional(),
};
