/**
 * A fact that a service tells others, under the column names that Debezium's outbox event router expects. It is stored in the
 * transaction that makes it true.
 */
export interface OutboxEvent {
  /** A UUID. An event of an id that is stored already is not stored again. */
  readonly id: string;
  /** What the fact is about, such as `Order`. Debezium routes by it. */
  readonly aggregatetype: string;
  /** Which one it is about. Debezium makes it the key of the Kafka message. */
  readonly aggregateid: string;
  /** What happened, such as `OrderPlaced`. */
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** An event at its position in the feed. */
export interface FeedEvent extends OutboxEvent {
  /** From 1 on, without gaps. No event appears at or before a position that was read. */
  readonly position: number;
}

/** Consecutive events of the feed. */
export interface FeedPage {
  readonly events: readonly FeedEvent[];
  /** Continue after this cursor: the position of the page's last event, or where the page was to begin. */
  readonly cursor: number;
  /** The position of the feed's last event. */
  readonly last: number;
}

/** Reads the page after a position. */
export type ReadFeed = (after: number, limit: number) => Promise<FeedPage>;
