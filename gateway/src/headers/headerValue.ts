import { z } from 'zod';

/** Returns the value of an environment variable. */
export type Lookup = (variable: string) => string | undefined;

const REFERENCE = /\$\{env\.(\w+)(?::-([^{}]*))?\}/g;

/** Printable ASCII without spaces at its ends (RFC 9110, section 5.5). */
const VALUE = /^[!-~](?:[\t -~]*[!-~])?$/;

/**
 * A header's value in a rule. `${env.NAME}` stands for an environment variable, and `${env.NAME:-text}` for the text if that variable
 * is not set. Faults name the variable, and never repeat values.
 */
export function headerValue(lookup: Lookup) {
  return z.string().transform((text, context): string => {
    const fault = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    if (text.replace(REFERENCE, '').includes('${')) return fault('must refer to environment variables as ${env.NAME}');
    const missing = new Set<string>();
    const value = text.replace(REFERENCE, (_, variable: string, fallback?: string) => {
      const found = lookup(variable) || fallback;
      if (found === undefined) missing.add(variable);
      return found ?? '';
    });
    if (missing.size > 0) return fault(`refers to environment variables that are not set: ${[...missing].join(', ')}`);
    return VALUE.test(value) ? value : fault('must be a header value: printable ASCII without line breaks');
  });
}
