import { readFileSync } from 'node:fs';

import { z } from 'zod';

import type { HeaderRules } from './HeaderRules.ts';
import type { Lookup } from './headerValue.ts';
import { requestRule } from './requestRule.ts';
import { responseRule } from './responseRule.ts';

/**
 * A variable with header rules: JSON, or the path of a file with JSON. `gateway/README.md` shows the form.
 *
 * @param lookup finds environment variables that values refer to
 */
export function headerRulesVariable(lookup: Lookup) {
  const ruleSet = z.strictObject({
    request: z.array(requestRule(lookup)).default([]),
    response: z.array(responseRule).default([]),
  });
  return z
    .string()
    .transform(readJson)
    .pipe(z.strictObject({ all: ruleSet.prefault({}), subgraphs: z.record(z.string().min(1), ruleSet).default({}) }))
    .transform(({ all, subgraphs }): HeaderRules => ({ all, subgraphs: new Map(Object.entries(subgraphs)) }));
}

function readJson(text: string, context: z.RefinementCtx): unknown {
  const isInline = text.trimStart().startsWith('{');
  try {
    return JSON.parse(isInline ? text : readFileSync(text, 'utf8'));
  } catch (error) {
    const isUnreadable = !(error instanceof SyntaxError);
    context.addIssue({
      code: 'custom',
      message: isUnreadable
        ? 'must be JSON, as in {"all":{"request":[…]}}, or the path of a readable file with such JSON'
        : 'must be valid JSON, as in {"all":{"request":[…]}}',
    });
    return z.NEVER;
  }
}
