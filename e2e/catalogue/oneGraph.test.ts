import { expect, test } from '@jest/globals';

import { signIn } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

const shop = useStack();

interface Titled {
  readonly id: string;
  readonly title: string;
}

test('the first nine books have the given ids and titles', async () => {
  const { books } = await shop.graph.get<{ books: { nodes: Titled[] } }>('{ books(first: 9) { nodes { id title } } }');
  expect(books.nodes.map(({ id, title }) => `${id} ${title}`)).toEqual([
    '1 The Maltese Falcon',
    '2 Murder on the Orient Express',
    '3 The Hound of the Baskervilles',
    "4 The Hitchhiker's Guide to the Galaxy",
    "5 Ender's Game",
    '6 The Dune Chronicles',
    '7 The 7 Habits of Highly Effective People',
    '8 How to Win Friends and Influence People',
    "9 Man's Search for Meaning",
  ]);
});

test('an anonymous client gets three popular mysteries', async () => {
  const { recommendations } = await shop.graph.get<{ recommendations: Array<Titled & { category: string }> }>(
    '{ recommendations(category: MYSTERY, maxResults: 3) { id title category } }',
  );
  expect(new Set(recommendations.map(({ id }) => id)).size).toBe(3);
  expect(recommendations.map(({ category }) => category)).toEqual(['MYSTERY', 'MYSTERY', 'MYSTERY']);
});

test('fewer recommendations are returned if fewer exist', async () => {
  const { books } = await shop.graph.get<{ books: { nodes: Titled[] } }>(
    '{ books(category: SELF_HELP, first: 100) { nodes { id title } } }',
  );
  const { recommendations } = await shop.graph.get<{ recommendations: Titled[] }>(
    '{ recommendations(category: SELF_HELP, maxResults: 50) { id title } }',
  );
  expect(recommendations.length).toBe(Math.min(50, books.nodes.length));
});

test('one query crosses all three services', async () => {
  const agatha = await signIn(shop.graph, 'agatha');
  const { me } = await agatha.graph.get<{ me: { orders: { nodes: unknown[] } } }>(`
    {
      me {
        username
        orders(first: 2) {
          nodes {
            status
            customer { username }
            items { quantity book { title price { amount currency } inStock timesOrdered similar(maxResults: 2) { title price { amount } } } }
          }
        }
        recommendations(maxResults: 2) { title inStock }
      }
    }`);
  const book = { title: expect.any(String), price: { amount: expect.any(Number), currency: 'USD' } };
  expect(me).toMatchObject({ username: 'agatha', recommendations: [{}, {}] });
  expect(me.orders.nodes).toHaveLength(2);
  expect(me.orders.nodes[0]).toMatchObject({
    customer: { username: 'agatha' },
    items: expect.arrayContaining([expect.objectContaining({ book: expect.objectContaining(book) })]),
  });
});

test('pagination by cursor returns every book once', async () => {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const { books }: { books: { nodes: Titled[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
      await shop.graph.get(
        'query ($after: String) { books(first: 70, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        {
          after,
        },
      );
    ids.push(...books.nodes.map(({ id }) => id));
    after = books.pageInfo.hasNextPage ? books.pageInfo.endCursor : null;
  } while (after);
  expect(ids).toEqual(Array.from({ length: 180 }, (_, index) => String(index + 1)));
});

test('every book of the catalogue has an offer', async () => {
  const { books } = await shop.graph.get<{ books: { nodes: Array<{ price: unknown; timesOrdered: number }> } }>(
    '{ books(first: 100) { nodes { price { amount } timesOrdered } } }',
  );
  expect(books.nodes.filter(({ price }) => price === null)).toEqual([]);
});
