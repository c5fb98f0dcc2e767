import { expect, test } from '@jest/globals';

import { decide, usd } from './decide.ts';

test.each<[string, string, { bookId: string; discount: number } | null, number]>([
  ['one copy', '1×1', null, 1000],
  ['two copies of one book', '2×1', null, 2000],
  ['two books', '1×1 1×2', null, 1700],
  ['three copies of one book', '3×1', { bookId: '1', discount: 1000 }, 2000],
  ['three copies of two books', '2×1 1×2', { bookId: '2', discount: 700 }, 2000],
  ['two cheap copies and a dear one', '2×2 1×1', { bookId: '2', discount: 700 }, 1700],
  ['three books, the cheapest in the middle', '1×1 1×2 1×4', { bookId: '2', discount: 700 }, 3500],
  ['six copies: still one free', '3×1 3×2', { bookId: '2', discount: 700 }, 4400],
  ['equally cheap ones: the one named first', '1×3 1×2 1×1', { bookId: '3', discount: 700 }, 1700],
])('%s', (_, basket, promotion, total) => {
  expect(decide(basket)).toMatchObject({
    order: { total: usd(total) },
    promotion: promotion && { bookId: promotion.bookId, discount: usd(promotion.discount) },
  });
});

test('once a customer', () => {
  expect(decide('3×1', { promotionUsed: true })).toMatchObject({ order: { total: usd(3000) }, promotion: null });
});
