import type { InputIssue, InvalidInput } from './__generated__/resolverTypes.ts';

/** Tells every broken rule; the first one's message stands for all. */
export function invalidInput(issues: readonly InputIssue[]): InvalidInput & { readonly __typename: 'InvalidInput' } {
  return { __typename: 'InvalidInput', message: issues[0]?.message ?? 'Invalid input', issues };
}
