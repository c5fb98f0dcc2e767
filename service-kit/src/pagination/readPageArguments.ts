import { boundedInteger } from './boundedInteger.ts';
import type { PageRequest } from './PageRequest.ts';

/** The arguments of a connection field (Relay cursor connections specification, section 4). */
export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

const LONGEST_PAGE = 100;

/**
 * Reads the arguments of a connection field. `first` has a default in the schema, so `last` takes precedence over it.
 *
 * @param decodeCursor throws BAD_USER_INPUT with the argument's path if the text is not a cursor of this list
 * @throws BAD_USER_INPUT with the argument's path if a page size is out of range or null
 */
export function readPageArguments<Position>(
  { first, after, last, before }: PageArguments,
  decodeCursor: (cursor: string, argument: 'after' | 'before') => Position,
): PageRequest<Position> {
  return {
    ...(last == null
      ? { limit: boundedInteger(first, 1, LONGEST_PAGE, ['first']), from: 'start' }
      : { limit: boundedInteger(last, 1, LONGEST_PAGE, ['last']), from: 'end' }),
    after: after == null ? null : decodeCursor(after, 'after'),
    before: before == null ? null : decodeCursor(before, 'before'),
  };
}
