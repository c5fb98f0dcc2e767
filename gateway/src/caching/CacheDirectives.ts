import { type ListMember, listMembers } from './listMembers.ts';

/** The directives of a `Cache-Control` response header (RFC 9111, section 5.2.2). */
export interface CacheDirectives {
  readonly noStore: boolean;
  readonly noCache: boolean;
  readonly isPrivate: boolean;
  /** Whether the response may be shared even if its request had an `Authorization` header (section 3.5). */
  readonly isShareable: boolean;
  readonly mustRevalidate: boolean;
  readonly proxyRevalidate: boolean;
  /** In seconds; undefined if absent. */
  readonly maxAge: number | undefined;
  /** `s-maxage`, which overrides `max-age` for shared caches. In seconds; undefined if absent. */
  readonly sharedMaxAge: number | undefined;
}

/** For a missing or malformed header. A malformed one may forbid storing. */
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

/** Longer headers are not parsed. */
const MAX_LENGTH = 4_096;

/** Longer times are reduced to this (RFC 9111, section 1.2.2). In seconds. */
const MAX_SECONDS = 2 ** 31;

/** Parsed headers: there are few distinct ones. */
const parsed = new Map<string, CacheDirectives>();
const MAX_PARSED = 1_000;

/**
 * Parses a `Cache-Control` header. When unsure, it chooses the most restrictive reading: a restricting directive applies whatever
 * its argument, as in `private="x"`; a permitting one applies only in the form that the specification defines; of a repeated time
 * the shortest applies, and a time that is not a number of seconds is 0.
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
