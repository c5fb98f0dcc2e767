import { createRandom } from './createRandom.ts';
import type { HistoricPurchase, PurchaseHistory } from './PurchaseHistory.ts';

/** What is planted in a history. Other values make other histories, such as those that constants are chosen on. */
export interface SyntheticOptions {
  readonly seed: number;
  readonly readers: number;
  readonly books: number;
  readonly days: number;
  /** Clusters of taste; each book is of one. */
  readonly clusters: number;
  /** How much more popular the first books of a cluster are than the last: Zipf's exponent. */
  readonly skew: number;
  /** The share of books that are volumes of a series of 3 to 7. */
  readonly series: number;
  /** The chance that a reader continues a series that was begun. */
  readonly continues: number;
  /** The chance of a book of any cluster, however popular. */
  readonly noise: number;
  /** The chance that a reader's taste moves on to another cluster after a purchase. */
  readonly drift: number;
}

/** The history of `npm run evaluate` without a file. */
export const EVALUATION_HISTORY: SyntheticOptions = {
  seed: 1,
  readers: 3_000,
  books: 1_500,
  days: 1_095,
  clusters: 15,
  skew: 0.9,
  series: 0.4,
  continues: 0.3,
  noise: 0.1,
  drift: 0.06,
};

/** A book of the planted catalogue. */
interface PlantedBook {
  readonly cluster: number;
  /** The next volume of its series. */
  readonly next: number | null;
  /** Whether it is a later volume: those are bought by who has read the one before. */
  readonly isSequel: boolean;
  /** Nobody buys it before this day. */
  readonly published: number;
  readonly weight: number;
}

/**
 * A deterministic history with planted structure. Books belong to clusters of taste, are as popular as Zipf's law says within
 * theirs, and a fifth of them are published as time goes by, and draw most readers at first. Some are volumes of a series. Readers join
 * over time with one to three clusters; with each purchase they continue a series that they have begun, or buy a book of a cluster of theirs,
 * or, by chance, any book; now and then a cluster of theirs gives way to another.
 */
export function syntheticHistory(options: SyntheticOptions = EVALUATION_HISTORY): PurchaseHistory {
  const random = createRandom(options.seed);
  const books = plantBooks(options, random);
  const shelves = Array.from({ length: options.clusters }, (_, cluster) =>
    books.flatMap((book, index) => (book.cluster === cluster ? [index] : [])),
  );
  const purchases: HistoricPurchase[] = [];
  for (let user = 0; user < options.readers; user += 1)
    purchases.push(...readBooks(user, { options, random, books, shelves }));
  purchases.sort((a, b) => a.at - b.at);
  return { users: options.readers, items: options.books, purchases };
}

function plantBooks({ books: count, clusters, skew, series, days }: SyntheticOptions, random: () => number) {
  const books: PlantedBook[] = [];
  const sizes = new Uint32Array(clusters);
  while (books.length < count) {
    const cluster = Math.floor(random() * clusters);
    const volumes = random() < series / 3.4 ? 3 + Math.floor(random() * 5) : 1;
    const published = random() < 0.2 ? random() * days : -1;
    for (let volume = 0; volume < volumes && books.length < count; volume += 1) {
      sizes[cluster]! += 1;
      const isLast = volume === volumes - 1 || books.length === count - 1;
      books.push({
        cluster,
        next: isLast ? null : books.length + 1,
        isSequel: volume > 0,
        published,
        weight: (1 + sizes[cluster]!) ** -skew * (volume > 0 ? 0.3 : 1),
      });
    }
  }
  return books;
}

interface Shop {
  readonly options: SyntheticOptions;
  readonly random: () => number;
  readonly books: readonly PlantedBook[];
  readonly shelves: ReadonlyArray<readonly number[]>;
}

/** What one reader buys. */
function readBooks(user: number, shop: Shop): HistoricPurchase[] {
  const { options, random } = shop;
  const anyCluster = () => Math.floor(random() * options.clusters);
  const tastes = Array.from({ length: 1 + Math.floor(random() * 3) }, anyCluster);
  const pace = 10 + random() * 80;
  const owned = new Set<number>();
  const begun: number[] = [];
  const purchases: HistoricPurchase[] = [];
  for (let at = random() * options.days * 0.9; at < options.days; at -= Math.log(1 - random()) * pace) {
    const item = chooseBook(shop, { at, tastes, owned, begun });
    if (item === null) continue;
    owned.add(item);
    purchases.push({ user, item, at });
    const { next } = shop.books[item]!;
    if (next !== null) begun.push(next);
    if (random() < options.drift) tastes[Math.floor(random() * tastes.length)] = anyCluster();
  }
  return purchases;
}

interface Reader {
  readonly at: number;
  readonly tastes: readonly number[];
  readonly owned: ReadonlySet<number>;
  /** The next volumes of series, the last begun last. */
  readonly begun: number[];
}

function chooseBook({ options, random, books, shelves }: Shop, { at, tastes, owned, begun }: Reader): number | null {
  if (begun.length > 0 && random() < options.continues) {
    const next = begun.pop()!;
    if (!owned.has(next) && books[next]!.published <= at) return next;
  }
  const isNoise = random() < options.noise;
  // The first taste is the strongest.
  const taste = tastes[Math.floor(random() ** 1.5 * tastes.length)]!;
  const shelf = isNoise ? shelves[Math.floor(random() * shelves.length)]! : shelves[taste]!;
  const open = shelf.filter((item) => !owned.has(item) && books[item]!.published <= at);
  const weights = open.map((item) => (isNoise ? 1 : books[item]!.weight * noveltyOf(books[item]!, at)));
  let rest = random() * weights.reduce((sum, weight) => sum + weight, 0);
  return open.find((_, index) => (rest -= weights[index]!) <= 0) ?? null;
}

/** A new book draws six times as many readers, for some two months. */
function noveltyOf({ published }: PlantedBook, at: number): number {
  return published < 0 ? 1 : 1 + 5 * Math.exp((published - at) / 60);
}
