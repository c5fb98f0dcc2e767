/** What can happen to a user. */
type JournalEvent = 'REGISTERED' | 'PHONE_CHANGED';

/** One thing that happened to one user. */
export interface JournalEntry {
  /** Grows by one from entry to entry, without gaps, in the order of commit. */
  readonly position: bigint;
  readonly event: JournalEvent;
  readonly userId: string;
  readonly at: Date;
}
