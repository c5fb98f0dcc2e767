import type { OperationText } from './SchemaWorker.ts';

/** An operation's signature and how often a client sent it. */
export interface ReportedUse {
  readonly name: string;
  /** The operation without values. */
  readonly body: string;
  readonly client: string;
  readonly version: string;
  readonly requests: number;
}

export interface OperationRepository {
  /** Adds to what is known of the day. */
  record(variantId: number, uses: readonly ReportedUse[], now: Date): Promise<void>;
  /** The operations that were sent since then, the most frequent first, with who sent them. */
  findSince(variantId: number, since: Date): Promise<OperationText[]>;
}
