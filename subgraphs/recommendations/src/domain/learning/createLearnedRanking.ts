import type { Category } from '../Category.ts';
import type { Ranking, RecommendationQuery } from '../Ranking.ts';
import type { RecommendationReason, RecommendedBook } from '../Recommendation.ts';
import { diversify, type ScoredBook } from './diversify.ts';
import { readersAt } from './Model.ts';
import type { ModelSettings } from './ModelSettings.ts';
import type { Candidate, RankingRepository } from './RankingRepository.ts';
import { affinityTo, findSupported, scoreOf, type Support, weighPurchases } from './score.ts';

/** Popular books that are looked at beyond those that a list needs, so that authors can differ. */
const SPARE_BOOKS = 20;

export interface LearnedRankingOptions {
  readonly repository: RankingRepository;
  readonly settings: ModelSettings;
  /** In days since 1970. */
  readonly now: () => number;
}

/** What a list is made of. */
interface Pool {
  readonly supported: ReadonlyMap<number, Support>;
  readonly named: readonly Candidate[];
  readonly popular: readonly Candidate[];
  /** Whether a popular book is recommended for its category. */
  readonly isOfCategory: (category: Category) => boolean;
  readonly affinity?: (category: Category) => number;
}

/**
 * Ranks by what readers bought near one another, and fills lists with what is popular: for who has bought nothing yet, and where
 * nothing is known of a book. Each list is two statements at most.
 */
export function createLearnedRanking({ repository, settings, now }: LearnedRankingOptions): Ranking {
  const spare = (maxResults: number) => maxResults + SPARE_BOOKS;

  function toList(pool: Pool, maxResults: number): RecommendedBook[] {
    const { supported, named, popular, isOfCategory, affinity = () => 1 } = pool;
    const moment = now();
    const most = Math.max(0, ...popular.map(({ trend }) => readersAt(trend, moment, settings.halfLifeDays)));
    const context = { now: moment, most, affinity, settings };
    const scored = new Map<number, ScoredBook>();
    for (const candidate of [...named, ...popular]) {
      const { book } = candidate;
      if (scored.has(book.id)) continue;
      const support = supported.get(book.id);
      const reason = reasonOf(support, isOfCategory(book.category));
      scored.set(book.id, { book: { ...book, reason }, score: scoreOf(candidate, support, context) });
    }
    return diversify([...scored.values()], maxResults);
  }

  return {
    async popular({ category, maxResults }) {
      const shelves = [{ category, limit: spare(maxResults) }];
      const found = await repository.findCandidates({ readerId: null, bookIds: [], category, shelves });
      const [popular = []] = found.shelves;
      return toList({ supported: new Map(), named: [], popular, isOfCategory: () => category !== null }, maxResults);
    },

    async forReader(readerId, { category, maxResults }: RecommendationQuery) {
      const latest = await repository.findLatestPurchases(readerId, settings.recent);
      const supported = findSupported(weighPurchases(latest, settings), now(), settings);
      const own = new Set(latest.map((purchase) => purchase.category));
      const categories = category ? [category] : [null, ...own];
      const found = await repository.findCandidates({
        readerId,
        bookIds: [...supported.keys()],
        category,
        shelves: categories.map((each) => ({ category: each, limit: spare(maxResults) })),
      });
      const pool = {
        supported,
        named: found.named,
        popular: found.shelves.flat(),
        isOfCategory: (each: Category) => category !== null || own.has(each),
        affinity: (each: Category) => (category ? 1 : affinityTo(each, latest)),
      };
      return toList(pool, maxResults);
    },

    async similarTo(books, maxResults) {
      const sources = new Map(
        (await repository.findSources(books.map(({ id }) => id))).map((source) => [source.bookId, source]),
      );
      const moment = now();
      const perBook = { ...settings, candidates: spare(maxResults) };
      const supports = books.map((book) => {
        const source = sources.get(book.id);
        return findSupported(source ? [[source, 1]] : [], moment, perBook);
      });
      const categories = [...new Set(books.map(({ category }) => category))];
      const found = await repository.findCandidates({
        readerId: null,
        bookIds: [...new Set(supports.flatMap((supported) => [...supported.keys()]))],
        category: null,
        // One more than a list needs: the book itself may be among them.
        shelves: categories.map((category) => ({ category, limit: spare(maxResults) + 1 })),
      });
      const named = new Map(found.named.map((candidate) => [candidate.book.id, candidate]));
      return books.map((book, index) => {
        const supported = supports[index]!;
        const shelf = found.shelves[categories.indexOf(book.category)] ?? [];
        return toList(
          {
            supported,
            named: [...supported.keys()].flatMap((id) => named.get(id) ?? []),
            popular: shelf.filter((candidate) => candidate.book.id !== book.id),
            isOfCategory: () => true,
          },
          maxResults,
        );
      });
    },
  };
}

function reasonOf(support: Support | undefined, isOfCategory: boolean): RecommendationReason {
  if (support) return { kind: 'BOUGHT_TOGETHER', bookId: support.bookId };
  return { kind: isOfCategory ? 'POPULAR_IN_CATEGORY' : 'POPULAR' };
}
