import { z } from 'zod';

const limit = z.coerce.number().int().positive();

/** How large an operation may be. Fragments count as often as they are spread. */
export const limitVariables = {
  /** Words and signs of a document. Longer ones are not read to their end: some validation rules take quadratic time. */
  MAX_TOKENS: limit.default(15_000),
  /** Fields within fields. */
  MAX_DEPTH: limit.default(50),
  /** Different answers to the root's fields. */
  MAX_ROOT_FIELDS: limit.default(50),
  MAX_ALIASES: limit.default(200),
  MAX_DIRECTIVES: limit.default(200),
  /** Fields and fragments. Planning takes up to the square of them: a second or two at the default. */
  MAX_SELECTIONS: limit.default(5_000),
};
