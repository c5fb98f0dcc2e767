import type { Category } from './Category.ts';

/** A book of the catalogue. */
export interface Book {
  /** A positive 32-bit integer. */
  readonly id: number;
  readonly title: string;
  readonly author: string;
  readonly category: Category;
  readonly description: string;
}
