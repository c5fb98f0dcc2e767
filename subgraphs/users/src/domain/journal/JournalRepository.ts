import type { Page } from '@online-books/service-kit/pagination/Page';

import type { JournalEntry } from './JournalEntry.ts';

/** Reads the journal. It is written by the changes that it records, each in its own transaction. */
export interface JournalRepository {
  /** The entries behind a position (exclusive; from the beginning when null), in order, at most `first`. */
  page(after: bigint | null, first: number): Promise<Page<JournalEntry>>;
}
