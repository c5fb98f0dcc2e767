import { z } from 'zod';

/** A rule: an object with exactly one of these properties. The property's value is the result. */
export function oneOfRules<Rule>(shape: Readonly<Record<string, z.ZodType<Rule>>>) {
  const optional = Object.fromEntries(Object.entries(shape).map(([kind, schema]) => [kind, schema.optional()]));
  const kinds = Object.keys(shape).join(', ');
  return z.strictObject(optional).transform((rule, context): Rule => {
    const found = Object.values(rule).filter((value) => value !== undefined);
    if (found.length === 1) return found[0] as Rule;
    context.addIssue({ code: 'custom', message: `must have exactly one of ${kinds}` });
    return z.NEVER;
  });
}
