import type { Category } from '../Category.ts';
import { readersAt } from './Model.ts';
import type { ModelSettings } from './ModelSettings.ts';
import type { Candidate, LatestPurchase, Source } from './RankingRepository.ts';

/** What popular books count of categories that a reader has not bought of lately. */
const OTHER_CATEGORIES = 0.1;

/** What the sources say for a book, before its own popularity is known. */
export interface Support {
  readonly score: number;
  /** The source that says most. */
  readonly bookId: number;
}

/** How much each purchase counts, the latest first. */
export function weighPurchases(
  purchases: readonly LatestPurchase[],
  { recencyExponent }: ModelSettings,
): ReadonlyArray<readonly [source: Source, weight: number]> {
  const latest = purchases[0]?.basket ?? 0;
  return purchases.map((purchase) => [purchase, (1 + latest - purchase.basket) ** -recencyExponent]);
}

/** Adds up what sources say for their neighbors, and keeps the `settings.candidates` books of which they say most. */
export function findSupported(
  sources: ReadonlyArray<readonly [source: Source, weight: number]>,
  now: number,
  settings: ModelSettings,
): ReadonlyMap<number, Support> {
  const { halfLifeDays, shrinkage, sourceExponent, amplification } = settings;
  const supported = new Map<number, { score: number; bookId: number; most: number }>();
  for (const [{ bookId, trend, neighbors }, weight] of sources) {
    const readers = readersAt(trend, now, halfLifeDays);
    const decay = 2 ** ((neighbors.at - now) / halfLifeDays);
    const factor = decay / (readers + shrinkage) ** sourceExponent;
    for (let index = 0; index < neighbors.size; index += 1) {
      const id = neighbors.ids[index]!;
      const amount = weight * (factor * neighbors.weights[index]!) ** amplification;
      const known = supported.get(id);
      if (!known) {
        supported.set(id, { score: amount, bookId, most: amount });
        continue;
      }
      known.score += amount;
      if (amount > known.most) Object.assign(known, { bookId, most: amount });
    }
  }
  for (const [{ bookId }] of sources) supported.delete(bookId);
  if (supported.size <= settings.candidates) return supported;
  const best = [...supported].toSorted(([, a], [, b]) => b.score - a.score);
  return new Map(best.slice(0, settings.candidates));
}

/** How much a reader's latest purchases are of a category: 1 when all are, a little when none is. */
export function affinityTo(category: Category, purchases: readonly LatestPurchase[]): number {
  if (purchases.length === 0) return 1;
  const share = purchases.filter((purchase) => purchase.category === category).length / purchases.length;
  return (share + OTHER_CATEGORIES) / (1 + OTHER_CATEGORIES);
}

export interface ScoreContext {
  /** In days since 1970. */
  readonly now: number;
  /** How many readers the most popular candidate has. */
  readonly most: number;
  /** What the popularity of books of a category counts for this reader. */
  readonly affinity: (category: Category) => number;
  readonly settings: ModelSettings;
}

/** A candidate's score: what its sources say, measured by its popularity, and its popularity itself. */
export function scoreOf(
  { book, trend }: Candidate,
  support: Support | undefined,
  { now, most, affinity, settings }: ScoreContext,
): number {
  const { halfLifeDays, shrinkage, targetExponent, popularity } = settings;
  const readers = readersAt(trend, now, halfLifeDays);
  const supported = support ? support.score / (readers + shrinkage) ** targetExponent : 0;
  return supported + (most > 0 ? (popularity * affinity(book.category) * readers) / most : 0);
}
