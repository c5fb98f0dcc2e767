import type { Book } from './Book.ts';
import type { Category } from './Category.ts';

/** Which books a page shows, in the order of ids. */
export interface BookPageQuery {
  /** Only books of which each of its words begins a word of the title or the author; blank narrows nothing. */
  readonly search: string;
  readonly category: Category | null;
  /** Only books with larger ids. */
  readonly afterId: number;
  /** How many at most. */
  readonly first: number;
}

export interface BookPage {
  readonly items: readonly Book[];
  readonly hasNextPage: boolean;
}

/** The catalogue. Every method is one statement at most, however many books it is asked about. */
export interface BookRepository {
  /** The books with these ids, in no particular order; absent ones are left out. */
  findByIds(ids: readonly number[]): Promise<readonly Book[]>;

  findPage(query: BookPageQuery): Promise<BookPage>;
}
