import { badUserInput } from '../errors/requestErrors.ts';

/** In characters: what can be looked for is shorter by far. */
const LONGEST = 16_384;

/**
 * The text of an argument `search`, before anything is done with it.
 *
 * @throws BAD_USER_INPUT with the argument's path where it is longer than a search can be
 */
export function boundedSearch(text: string | null | undefined): string {
  if (text == null || text.length <= LONGEST) return text ?? '';
  throw badUserInput(`search must have ${LONGEST} characters at most.`, ['search']);
}
