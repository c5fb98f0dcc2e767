import type { Page } from '@online-books/service-kit/pagination/Page';
import type { PageRequest } from '@online-books/service-kit/pagination/PageRequest';

import type { JournalEntry } from './JournalEntry.ts';

/** Reads the journal. It is written by the changes that it records, each in its own transaction. */
export interface JournalRepository {
  /** Entries in the order of their positions. */
  page(request: PageRequest<bigint>): Promise<Page<JournalEntry>>;
  /** The number of entries. */
  count(): Promise<bigint>;
}
