import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { Person } from '../../support/people.ts';
import type { Ledger, Purchase } from './Ledger.ts';

const PAUSE_MS = 50;
const BOOKS = 9;

const BUY = `mutation ($input: CreateOrderInput!) {
  createOrder(input: $input) { __typename ... on CreateOrderSuccess { order { id total { amount } } } }
}`;
const CANCEL = 'mutation ($id: ID!) { cancelOrder(id: $id) { __typename } }';
const LOOK = `{
  me { username orders(first: 3) { nodes { id status items { quantity book { title price { amount } } } } } }
  recommendations(maxResults: 3) { title inStock }
}`;

interface Answer {
  readonly data?: {
    readonly createOrder?: {
      readonly __typename: string;
      readonly order?: { readonly id: string; readonly total: { readonly amount: number } };
    } | null;
    readonly cancelOrder?: { readonly __typename: string } | null;
  } | null;
  readonly errors?: ReadonlyArray<{ readonly extensions?: { readonly code?: string } }>;
}

/**
 * Somebody who buys, looks and sometimes cancels without a pause, and repeats what was not acknowledged under the same
 * idempotency key, as clients should.
 */
export class Customer {
  readonly #person: Person;
  readonly #ledger: Ledger;
  /** After which no request should be without an answer. In milliseconds. */
  readonly #patience: number;

  constructor(person: Person, ledger: Ledger, patience: number) {
    this.#person = person;
    this.#ledger = ledger;
    this.#patience = patience;
  }

  async shop(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const purchase = await this.#buy(signal);
      await this.#ask(LOOK);
      if (purchase.orderIds.size > 0 && randomInt(5) === 0) await this.#cancel(purchase, signal);
    }
  }

  async #buy(signal: AbortSignal): Promise<Purchase> {
    const first = randomInt(BOOKS) + 1;
    const purchase: Purchase = {
      key: randomUUID(),
      customerId: this.#person.id,
      items: Array.from({ length: randomInt(1, 4) }, (_, index) => ({
        bookId: String(((first + index) % BOOKS) + 1),
        quantity: randomInt(1, 3),
      })),
      orderIds: new Set(),
      cancellation: 'none',
    };
    this.#ledger.purchases.push(purchase);
    const input = { idempotencyKey: purchase.key, items: purchase.items };
    while (!signal.aborted) {
      const outcome = (await this.#ask(BUY, { input }))?.data?.createOrder;
      if (outcome?.order) {
        purchase.orderIds.add(outcome.order.id);
        purchase.total = outcome.order.total.amount;
        // Now and then a client has not heard, and asks again.
        if (randomInt(4) > 0) return purchase;
      } else if (outcome) {
        this.#ledger.declined.push(outcome.__typename);
        return purchase;
      }
      await delay(PAUSE_MS);
    }
    return purchase;
  }

  async #cancel(purchase: Purchase, signal: AbortSignal): Promise<void> {
    const [id] = purchase.orderIds;
    purchase.cancellation = 'asked';
    while (!signal.aborted) {
      const outcome = (await this.#ask(CANCEL, { id }))?.data?.cancelOrder;
      if (outcome) {
        if (outcome.__typename !== 'CancelOrderSuccess') throw new Error(`cancelOrder: ${outcome.__typename}`);
        purchase.cancellation = 'acknowledged';
        return;
      }
      await delay(PAUSE_MS);
    }
  }

  /** Null when no answer came. */
  async #ask(query: string, variables: Record<string, unknown> = {}): Promise<Answer | null> {
    const { graph, accessToken } = this.#person;
    const startedAt = performance.now();
    this.#ledger.requests += 1;
    try {
      const response = await fetch(graph.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(this.#patience),
      });
      const answer = (await response.json()) as Answer;
      this.#ledger.hear(answer.errors);
      return answer;
    } catch (error) {
      const isOverdue = error instanceof Error && error.name === 'TimeoutError';
      this.#ledger[isOverdue ? 'overdue' : 'unconnected'] += 1;
      if (!isOverdue) await delay(PAUSE_MS);
      return null;
    } finally {
      this.#ledger.longestMs = Math.max(this.#ledger.longestMs, performance.now() - startedAt);
    }
  }
}
