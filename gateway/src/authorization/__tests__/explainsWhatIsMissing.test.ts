import { expect, test } from '@jest/globals';

import type { AuthRequirement } from '../AuthRequirement.ts';
import { explain } from '../unauthorizedError.ts';
import { viewer } from './Bench.ts';

const scopes = (...anyOf: string[][]): AuthRequirement => ({ kind: 'requiresScopes', anyOf });
const policies = (...anyOf: string[][]): AuthRequirement => ({ kind: 'policy', anyOf });
const NONE: ReadonlySet<string> = new Set();

test('an anonymous viewer has to authenticate, whatever else is required', () => {
  const unmet = [{ kind: 'authenticated' } as const, scopes(['a']), policies(['p'])];
  expect(explain(unmet, { viewer: null, granted: NONE }, true)).toEqual({ requires: 'authentication' });
  expect(explain(unmet, { viewer: null, granted: NONE }, false)).toEqual({ requires: 'authentication' });
});

test.each<[string, AuthRequirement[], string[], string[], object]>([
  ['a scope', [scopes(['a'])], [], [], { missingScopes: [['a']] }],
  ['a policy', [policies(['p'])], [], [], { missingPolicies: [['p']] }],
  ['half of an alternative', [scopes(['a', 'b'], ['c'])], ['a'], [], { missingScopes: [['b'], ['c']] }],
  ['half of the policies', [policies(['p', 'q'])], [], ['p'], { missingPolicies: [['q']] }],
  ['the lesser of two alternatives', [scopes(['a', 'b'], ['a', 'c', 'b'])], ['a'], [], { missingScopes: [['b']] }],
  [
    'two requirements',
    [scopes(['a'], ['b']), scopes(['c'])],
    [],
    [],
    {
      missingScopes: [
        ['a', 'c'],
        ['b', 'c'],
      ],
    },
  ],
  ['both', [scopes(['a']), policies(['p'])], [], [], { missingScopes: [['a']], missingPolicies: [['p']] }],
])('a user lacks %s', (_, unmet, held, granted, expected) => {
  const holder = { viewer: viewer({ scope: held }), granted: new Set(granted) };
  expect(explain(unmet, holder, true)).toEqual(expected);
  expect(explain(unmet, holder, false)).toBeNull();
});

test('combinations of many requirements are bounded', () => {
  const unmet = Array.from({ length: 40 }, (_, index) => scopes([`a${index}`], [`b${index}`], [`c${index}`]));
  const { missingScopes = [] } = explain(unmet, { viewer: viewer(), granted: NONE }, true)!;
  expect(missingScopes.length).toBeLessThanOrEqual(32);
});
