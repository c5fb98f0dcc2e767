import { type ListMember, listMembers } from './listMembers.ts';

/** What a `Cache-Control` header says of storing and reusing a response (RFC 9111, section 5.2.2). */
export interface CacheDirectives {
  readonly noStore: boolean;
  readonly noCache: boolean;
  readonly isPrivate: boolean;
  /** Whether a response may be shared that was made for a request with `Authorization` (section 3.5). */
  readonly isShareable: boolean;
  readonly mustRevalidate: boolean;
  readonly proxyRevalidate: boolean;
  /** In seconds; undefined where it is not said. */
  readonly maxAge: number | undefined;
  /** `s-maxage`, for shared caches in place of `max-age`. In seconds; undefined where it is not said. */
  readonly sharedMaxAge: number | undefined;
}

/** Of a response that says nothing, or something that cannot be read: it may forbid what was not understood. */
const NO_STORE: CacheDirectives = {
  noStore: true,
  noCache: false,
  isPrivate: false,
  isShareable: false,
  mustRevalidate: false,
  proxyRevalidate: false,
  maxAge: undefined,
  sharedMaxAge: undefined,
};

/** Longer headers are not read. */
const MAX_LENGTH = 4_096;

/** What longer times count as (RFC 9111, section 1.2.2). In seconds. */
const MAX_SECONDS = 2 ** 31;

/** What headers say: there are few different ones. */
const parsed = new Map<string, CacheDirectives>();
const MAX_PARSED = 1_000;

/**
 * Reads a `Cache-Control` header. In doubt it says what forbids most: a directive that restricts holds whatever its argument is, as
 * `private="x"` does; one that permits holds only as the specification writes it; of a time that is said twice the
 * shorter holds, and one that is no number of seconds is 0.
 */
export function cacheDirectives(header: string | undefined): CacheDirectives {
  if (header === undefined || header.length > MAX_LENGTH) return NO_STORE;
  let directives = parsed.get(header);
  if (!directives) {
    const members = listMembers(header);
    directives = members ? toDirectives(members) : NO_STORE;
    if (parsed.size >= MAX_PARSED) parsed.clear();
    parsed.set(header, directives);
  }
  return directives;
}

function toDirectives(members: readonly ListMember[]): CacheDirectives {
  const has = (name: string) => members.some((member) => member.name === name);
  const hasPlain = (name: string) => members.some((member) => member.name === name && member.argument === null);
  return {
    noStore: has('no-store'),
    noCache: has('no-cache'),
    isPrivate: has('private'),
    isShareable: hasPlain('public') || hasPlain('must-revalidate') || members.some(isSharedMaxAge),
    mustRevalidate: has('must-revalidate'),
    proxyRevalidate: has('proxy-revalidate'),
    maxAge: secondsOf(members, 'max-age'),
    sharedMaxAge: secondsOf(members, 's-maxage'),
  };
}

function isSharedMaxAge({ name, argument }: ListMember): boolean {
  return name === 's-maxage' && isSeconds(argument);
}

function secondsOf(members: readonly ListMember[], name: string): number | undefined {
  const times = members.filter((member) => member.name === name).map(({ argument }) => toSeconds(argument));
  return times.length === 0 ? undefined : Math.min(...times);
}

function toSeconds(argument: string | null): number {
  return isSeconds(argument) ? Math.min(Number(argument), MAX_SECONDS) : 0;
}

function isSeconds(argument: string | null): argument is string {
  return argument !== null && /^\d+$/.test(argument);
}
