import { z } from 'zod';

import { maySendToSubgraphs } from './headerNames.ts';
import type { RequestRule } from './HeaderRules.ts';
import { headerName, selectorProperties, toSelector } from './headerSelector.ts';
import { headerValue, type Lookup } from './headerValue.ts';
import { oneOfRules } from './oneOfRules.ts';

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
  return oneOfRules<RequestRule>({ propagate, insert, remove });
}
