import type { AnswerError } from '../checking/Answer.ts';

export type Path = ReadonlyArray<string | number>;

/** One thing that is not as the oracle has it. */
export type Oddity =
  /** A key is lacking, needless, has another value, or all keys are there but in another order. */
  | {
      readonly kind: 'missing' | 'needless' | 'value' | 'order';
      readonly path: Path;
      readonly given: unknown;
      readonly expected: unknown;
    }
  /** There is no error for a null that should have one. */
  | { readonly kind: 'unexplained null'; readonly path: Path }
  /** There is an error for nothing. */
  | { readonly kind: 'needless error'; readonly error: AnswerError }
  /** An error has other extensions than those expected. */
  | { readonly kind: 'extensions'; readonly error: AnswerError; readonly expected: AnswerError['extensions'] }
  /** A subgraph was asked what it must not be asked, or no answer came at all. */
  | { readonly kind: 'question' | 'crash'; readonly message: string };

/** Whether a place is another one, or has it below it. */
export function isAbove(path: Path, other: Path): boolean {
  return path.every((step, at) => step === other[at]);
}
