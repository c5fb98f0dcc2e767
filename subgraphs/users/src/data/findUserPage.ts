import { parseSearch } from '@online-books/service-kit/search/parseSearch';

import { type Page, toPage } from '@online-books/service-kit/pagination/Page';
import type { User } from '../domain/User.ts';
import type { UserPosition, UserSearch } from '../domain/UserRepository.ts';
import { Prisma, type PrismaClient } from './prisma-client/client.ts';

/** Users in the order of registration: by keyset, so that a page costs the same wherever it lies. */
export async function findUserPage(
  prisma: PrismaClient,
  { search: text, after, first }: UserSearch,
): Promise<Page<User>> {
  const search = parseSearch(text);
  if (search.kind === 'nothing') return { items: [], hasNextPage: false };
  const rows = await prisma.$queryRaw<User[]>`
    SELECT id, username, email, name, phone, since, role
    FROM User ${search.kind === 'words' ? withWords(search.words) : Prisma.empty}
    ${after ? Prisma.sql`WHERE ${behind(after)}` : Prisma.empty}
    ORDER BY since, id
    LIMIT ${first + 1}`;
  return toPage(rows, first);
}

/**
 * Looks each word up in the index by itself, and once a statement. An EXISTS for each, as Prisma would write it, becomes a
 * join of as many tables: past a dozen words the optimizer takes minutes to put them in order.
 */
function withWords(words: readonly string[]): Prisma.Sql {
  const lookups = words.map((word) => Prisma.sql`SELECT DISTINCT userId FROM UserWord WHERE word LIKE ${`${word}%`}`);
  return Prisma.sql`JOIN (${Prisma.join(lookups, ' INTERSECT ')}) AS found ON found.userId = id`;
}

function behind({ since, id }: UserPosition): Prisma.Sql {
  return Prisma.sql`(since > ${since} OR (since = ${since} AND id > ${id}))`;
}
