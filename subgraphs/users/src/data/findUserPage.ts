import { parseSearch } from '@online-books/service-kit/search/parseSearch';

import { type Page, toPage } from '@online-books/service-kit/pagination/Page';
import type { User } from '../domain/User.ts';
import type { UserSearch } from '../domain/UserRepository.ts';
import { Prisma, type PrismaClient } from './prisma-client/client.ts';

/** Users in the order of registration: by keyset, so that a page costs the same wherever it is. */
export async function findUserPage(prisma: PrismaClient, request: UserSearch): Promise<Page<User>> {
  const { search: text, limit, from, after, before } = request;
  const search = parseSearch(text);
  if (search.kind === 'nothing') return toPage([], request);
  const bounds = [
    ...(after ? [Prisma.sql`(since > ${after.since} OR (since = ${after.since} AND id > ${after.id}))`] : []),
    ...(before ? [Prisma.sql`(since < ${before.since} OR (since = ${before.since} AND id < ${before.id}))`] : []),
  ];
  const rows = await prisma.$queryRaw<User[]>`
    SELECT id, username, email, name, phone, since, role
    FROM User ${search.kind === 'words' ? withWords(search.words) : Prisma.empty}
    ${bounds.length > 0 ? Prisma.sql`WHERE ${Prisma.join(bounds, ' AND ')}` : Prisma.empty}
    ORDER BY ${from === 'start' ? Prisma.sql`since, id` : Prisma.sql`since DESC, id DESC`}
    LIMIT ${limit + 1}`;
  return toPage(rows, request);
}

/**
 * Looks each word up in the index by itself, and once a statement. An EXISTS for each, as Prisma would write it, becomes a
 * join of as many tables: past a dozen words the optimizer takes minutes to put them in order.
 */
function withWords(words: readonly string[]): Prisma.Sql {
  const lookups = words.map((word) => Prisma.sql`SELECT DISTINCT userId FROM UserWord WHERE word LIKE ${`${word}%`}`);
  return Prisma.sql`JOIN (${Prisma.join(lookups, ' INTERSECT ')}) AS found ON found.userId = id`;
}
