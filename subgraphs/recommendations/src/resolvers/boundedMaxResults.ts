import { boundedInteger } from '@online-books/service-kit/pagination/boundedInteger';

/** @throws BAD_USER_INPUT unless it is 1 to 50. */
export function boundedMaxResults(maxResults: number | null | undefined): number {
  return boundedInteger(maxResults, 1, 50, ['maxResults']);
}
