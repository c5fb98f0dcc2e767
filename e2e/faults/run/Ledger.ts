/** What was asked of the shop under one idempotency key, and what is known of it. */
export interface Purchase {
  readonly key: string;
  readonly customerId: string;
  readonly items: ReadonlyArray<{ readonly bookId: string; readonly quantity: number }>;
  /** The orders that answers named; more than one is a fault. */
  readonly orderIds: Set<string>;
  /** What was to be paid, as the answer said. In the currency's minor unit. */
  total?: number;
  /** Whether an answer said that it is canceled, or whether one was asked for and none has come. */
  cancellation: 'none' | 'asked' | 'acknowledged';
}

/** What clients were told during a fault run. */
export class Ledger {
  readonly purchases: Purchase[] = [];
  requests = 0;
  /** Answers without any error. */
  answered = 0;
  /** Answers that tell of what is missing. */
  partial = 0;
  /** Orders that the shop declined, by the type of its answer. There is no reason for it to. */
  readonly declined: string[] = [];
  /** How many answers told of each code. */
  readonly codes = new Map<string, number>();
  /** The gateway was not there, or went away. */
  unconnected = 0;
  /** Neither an answer nor a closed connection, long after the deadline. */
  overdue = 0;
  longestMs = 0;

  /** Takes note of an answer. */
  hear(errors: ReadonlyArray<{ readonly extensions?: { readonly code?: string } }> = []): void {
    this[errors.length > 0 ? 'partial' : 'answered'] += 1;
    for (const code of new Set(errors.map(({ extensions }) => extensions?.code ?? 'none'))) {
      this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
    }
  }

  get acknowledged(): Purchase[] {
    return this.purchases.filter(({ orderIds }) => orderIds.size > 0);
  }
}
