import type { Book } from '../../domain/Book.ts';
import type { Trend } from '../../domain/learning/Model.ts';
import { NeighborList } from '../../domain/learning/NeighborList.ts';
import type {
  Candidate,
  CandidateRequest,
  RankingRepository,
  Source,
} from '../../domain/learning/RankingRepository.ts';
import { Prisma, type PrismaClient } from '../prisma-client/client.ts';
import { toNeighborList } from './neighborsRow.ts';

type SourceRow = Omit<Source, 'neighbors'> & { readonly at: number | null; readonly neighbors: Uint8Array | null };

interface CandidateRow extends Book {
  readonly trend: Trend;
  readonly popularity: number;
  /** 0 for those that were named, then the number of the shelf. */
  readonly part: number | bigint;
}

const NAMED = 0;
const SOURCE = Prisma.raw('Book.id AS bookId, Book.category, Book.trend, BookNeighbors.at, BookNeighbors.neighbors');

/** Reads what was learned from the database, each method by one statement that indexes answer. */
export function createRankingRepository(prisma: PrismaClient): RankingRepository {
  return {
    async findLatestPurchases(readerId, limit) {
      const rows = await prisma.$queryRaw<Array<SourceRow & { readonly basket: number }>>`
        SELECT ${SOURCE}, Purchase.basket
        FROM Purchase FORCE INDEX (Purchase_readerId_number_idx)
          JOIN Book ON Book.id = Purchase.bookId
          LEFT JOIN BookNeighbors ON BookNeighbors.bookId = Purchase.bookId
        WHERE Purchase.readerId = ${readerId}
        ORDER BY Purchase.number DESC
        LIMIT ${limit}`;
      return rows.map((row) => ({ ...toSource(row), basket: row.basket }));
    },

    async findSources(bookIds) {
      if (bookIds.length === 0) return [];
      const rows = await prisma.$queryRaw<SourceRow[]>`
        SELECT ${SOURCE}
        FROM Book LEFT JOIN BookNeighbors ON BookNeighbors.bookId = Book.id
        WHERE Book.id IN (${Prisma.join([...bookIds])})`;
      return rows.map(toSource);
    },

    async findCandidates(request) {
      const rows = await prisma.$queryRaw<CandidateRow[]>(Prisma.join(selectsOf(request), ' UNION ALL '));
      const partOf = (part: number) => rows.filter((row) => Number(row.part) === part);
      return {
        named: partOf(NAMED).map(toCandidate),
        shelves: request.shelves.map((_, index) =>
          partOf(index + 1)
            .toSorted(byTrend)
            .map(toCandidate),
        ),
      };
    },
  };
}

function selectsOf({ readerId, bookIds, category, shelves }: CandidateRequest): Prisma.Sql[] {
  const select = (part: number) =>
    Prisma.sql`SELECT id, title, author, category, description, trend, popularity, ${part} AS part FROM Book`;
  const isOf = (wanted: string | null) => (wanted === null ? Prisma.empty : Prisma.sql`AND category = ${wanted}`);
  const isNotOwned =
    readerId === null
      ? Prisma.empty
      : Prisma.sql`AND NOT EXISTS (SELECT 1 FROM Purchase WHERE Purchase.readerId = ${readerId} AND Purchase.bookId = Book.id)`;
  const named =
    bookIds.length === 0
      ? []
      : [
          Prisma.sql`(${select(NAMED)} WHERE id IN (${Prisma.join([...bookIds])}) AND isSoldOut = FALSE ${isOf(category)} ${isNotOwned})`,
        ];
  const popular = shelves.map(
    (shelf, index) => Prisma.sql`(${select(index + 1)} WHERE isSoldOut = FALSE ${isOf(shelf.category)} ${isNotOwned}
      ORDER BY trend DESC, popularity DESC, id LIMIT ${shelf.limit})`,
  );
  return [...named, ...popular];
}

function toSource({ bookId, category, trend, at, neighbors }: SourceRow): Source {
  const list = at === null || neighbors === null ? new NeighborList() : toNeighborList({ at, neighbors });
  return { bookId, category, trend, neighbors: list };
}

function toCandidate({ id, title, author, category, description, trend }: CandidateRow): Candidate {
  return { book: { id, title, author, category, description }, trend };
}

/** A union promises no order of its rows. */
function byTrend(a: CandidateRow, b: CandidateRow): number {
  return b.trend - a.trend || b.popularity - a.popularity || a.id - b.id;
}
