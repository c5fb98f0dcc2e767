import { z } from 'zod';

import { mayReturnToClients } from './headerNames.ts';
import type { ResponseRule } from './HeaderRules.ts';
import { headerName, selectorProperties, toSelector } from './headerSelector.ts';
import { oneOfRules } from './oneOfRules.ts';

const selector = selectorProperties(mayReturnToClients);

const propagate = z
  .strictObject({
    ...selector,
    rename: headerName(mayReturnToClients).optional(),
    algorithm: z.enum(['first', 'last', 'append'], 'must be first, last or append').optional(),
  })
  .transform((rule, context): ResponseRule => {
    const { named = [], rename, algorithm } = rule;
    if (named.length !== 1 && rename !== undefined)
      context.addIssue({ code: 'custom', message: 'must name one header beside rename' });
    const isCookie = named.includes('set-cookie');
    if (isCookie && (rename !== undefined || (algorithm !== undefined && algorithm !== 'append')))
      context.addIssue({ code: 'custom', message: 'must append set-cookie, under its own name' });
    if (rename === 'set-cookie')
      context.addIssue({ code: 'custom', message: 'must not rename another header to set-cookie' });
    return { kind: 'propagate', from: toSelector(rule, context), rename, algorithm: algorithm ?? 'last' };
  });

const remove = z
  .strictObject(selector)
  .transform((rule, context): ResponseRule => ({ kind: 'remove', from: toSelector(rule, context) }));

/** A rule for responses of subgraphs, as `HEADER_RULES` states it: an object with one of `propagate` and `remove`. */
export const responseRule = oneOfRules<ResponseRule>({ propagate, remove });
