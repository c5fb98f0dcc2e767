import { randomUUID } from 'node:crypto';

import type { Graph } from './Graph.ts';

export interface Item {
  readonly bookId: string;
  readonly quantity?: number;
}

const CREATE_ORDER = `
  mutation ($input: CreateOrderInput!) {
    createOrder(input: $input) {
      __typename
      ... on CreateOrderSuccess {
        order {
          id status subtotal { amount currency } total { amount }
          promotion { discount { amount } book { id } }
          items { quantity unitPrice { amount } book { id } }
        }
      }
      ... on InsufficientStock { available book { id } }
      ... on BookNotOffered { bookId }
      ... on InvalidInput { issues { path message } }
    }
  }`;

export interface PlacedOrder {
  readonly id: string;
  readonly status: string;
  readonly subtotal: { readonly amount: number; readonly currency: string };
  readonly total: { readonly amount: number };
  readonly promotion: { readonly discount: { readonly amount: number }; readonly book: { readonly id: string } } | null;
  readonly items: ReadonlyArray<{
    readonly quantity: number;
    readonly unitPrice: { readonly amount: number };
    readonly book: { readonly id: string };
  }>;
}

export interface CreateOrderOutcome {
  readonly __typename: string;
  readonly order?: PlacedOrder;
  readonly available?: number;
  readonly bookId?: string;
  readonly issues?: ReadonlyArray<{ readonly path: string; readonly message: string }>;
}

/** Tries to buy and tells what came of it. */
export async function createOrder(
  graph: Graph,
  items: readonly Item[],
  idempotencyKey: string = randomUUID(),
): Promise<CreateOrderOutcome> {
  const { createOrder: outcome } = await graph.get<{ createOrder: CreateOrderOutcome }>(CREATE_ORDER, {
    input: { idempotencyKey, items },
  });
  return outcome;
}

/** Buys; a failure of the test when nothing was bought. */
export async function placeOrder(graph: Graph, items: readonly Item[]): Promise<PlacedOrder> {
  const outcome = await createOrder(graph, items);
  if (!outcome.order) throw new Error(`Nothing was bought: ${JSON.stringify(outcome)}`);
  return outcome.order;
}
