import { z } from 'zod';

import { parseTrustedProxies, trustsNobody } from '../client/TrustedProxies.ts';
import { parseFieldRule } from '../rate-limits/FieldRule.ts';
import { parseRate } from '../rate-limits/Rate.ts';

/** A variable whose text is read by a function that gives null for what it cannot read. */
function parsed<Value>(parse: (text: string) => Value | null, error: string) {
  return z.string().transform((text, context) => {
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: error });
    return z.NEVER;
  });
}

/** How much clients may ask for in a time. */
export const rateLimitVariables = {
  /** What a client's operations may cost together, such as `100000/1m`. Default: as much as they like. */
  RATE_LIMIT: parsed(parseRate, 'must look like 100000/1m').optional(),
  /** What each selection costs of an operation that is planned for the first time; once planned, it costs nothing more. */
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
   * Whose `X-Forwarded-For` is believed: so many proxies in front of the gateway, or those with these addresses and networks,
   * separated by commas. Default: nobody's.
   */
  TRUSTED_PROXIES: parsed(
    parseTrustedProxies,
    'must be a number, or addresses and networks such as 10.0.0.0/8',
  ).default(() => trustsNobody),
};
