import * as fc from 'fast-check';

/** Mostly the first, so that many operations are valid as a whole. */
export function mostly(usual: fc.Arbitrary<string>, ...others: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 40, arbitrary: usual }, { weight: 1, arbitrary: fc.constantFrom(...others) });
}
