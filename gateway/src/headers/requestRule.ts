import { z } from 'zod';

import { maySendToSubgraphs } from './headerNames.ts';
import type { RequestRule } from './HeaderRules.ts';
import { headerName, selectorProperties, toSelector } from './headerSelector.ts';
import { headerValue, type Lookup } from './headerValue.ts';

/** A rule for requests to subgraphs, as `HEADER_RULES` states it: an object with one of `propagate`, `insert` and `remove`. */
export function requestRule(lookup: Lookup) {
  const name = headerName(maySendToSubgraphs);
  const value = headerValue(lookup);
  const selector = selectorProperties(maySendToSubgraphs);
  const propagate = z
    .strictObject({ ...selector, rename: name.optional(), default: value.optional() })
    .transform((rule, context): RequestRule => {
      const isSingle = rule.named?.length === 1;
      if (!isSingle && (rule.rename !== undefined || rule.default !== undefined))
        context.addIssue({ code: 'custom', message: 'must name one header beside rename and default' });
      return { kind: 'propagate', from: toSelector(rule, context), rename: rule.rename, default: rule.default };
    });
  const insert = z.strictObject({ name, value }).transform((rule): RequestRule => ({ kind: 'insert', ...rule }));
  const remove = z
    .strictObject(selector)
    .transform((rule, context): RequestRule => ({ kind: 'remove', from: toSelector(rule, context) }));
  return oneOf({ propagate, insert, remove });
}

/** An object with exactly one of these properties; its value is the result. */
function oneOf(shape: Readonly<Record<string, z.ZodType<RequestRule>>>) {
  const optional = Object.fromEntries(Object.entries(shape).map(([kind, schema]) => [kind, schema.optional()]));
  const kinds = Object.keys(shape).join(', ');
  return z.strictObject(optional).transform((rule, context): RequestRule => {
    const [found, ...more] = Object.values(rule).filter((value) => value !== undefined);
    if (found && more.length === 0) return found;
    context.addIssue({ code: 'custom', message: `must have exactly one of ${kinds}` });
    return z.NEVER;
  });
}
