import { describe, expect, test } from '@jest/globals';

import { splitHistory } from '../PurchaseHistory.ts';
import { readHistory } from '../readHistory.ts';

test('ids are text, times are seconds or ISO 8601, and purchases are put in order', () => {
  const { users, items, purchases } = readHistory(
    '\uFEFFuser,item,time\r\nann,b2,2026-01-02T00:00:00Z\r\n"O""Brien, F.",b1,1767225600\r\nann,b1,1767225600.5\r\n\r\nann,b3,2026-01-03\n',
  );
  expect([users, items]).toEqual([2, 2 + 1]);
  expect(purchases.map(({ user, item }) => [user, item])).toEqual([
    [1, 1],
    [0, 1],
    [0, 0],
    [0, 2],
  ]);
  expect(purchases[0]?.at).toBe(1_767_225_600 / 86_400);
  expect(purchases[3]?.at).toBe(1_767_398_400 / 86_400);
});

test.each([
  ['2026-01-01 00:00:00', 1_767_225_600],
  ['2026-01-01T01:00:00+01:00', 1_767_225_600],
  ['2026-01-01T00:00', 1_767_225_600],
  ['-86400', -86_400],
  ['0', 0],
])('the time %p is %p', (time, seconds) => {
  expect(readHistory(`user,item,time\na,b,${time}\n`).purchases[0]?.at).toBe(seconds / 86_400);
});

describe('lines that are wrong are named', () => {
  test.each([
    ['a,b,1\n', 'line 1: expected the header user,item,time'],
    ['', 'line 1: the header user,item,time is missing'],
    ['user,item,time\na,b\n', 'line 2: expected 3 fields, found 2'],
    ['user,item,time\na,b,1\n\na,b,1,2\n', 'line 4: expected 3 fields, found 4'],
    ['user,item,time\n,b,1\n', 'line 2: the user is empty'],
    ['user,item,time\na, ,1\n', 'line 2: the item is empty'],
    ['user,item,time\na,b,yesterday\n', 'line 2: the time is neither'],
    ['user,item,time\na,b,\n', 'line 2: the time is neither'],
    ['user,item,time\na,b,2026-13-01\n', 'line 2: the time is neither'],
    ['user,item,time\na,b,1767225600000\n', 'line 2: the time is neither'],
    ['user,item,time\n"a,b,1\n', 'line 2: a quoted field does not end'],
  ])('%j', (text, fault) => {
    expect(() => readHistory(text)).toThrow(fault);
  });

  test('up to ten, and how many more there are', () => {
    const text = `user,item,time\n${'a,b\n'.repeat(25)}`;
    expect(() => readHistory(text)).toThrow(/line 2: [^]*line 11: [^]*… and 15 more$/);
  });
});

test('the last purchase is held out of users who have two, at equal times the later line; what comes again counts once', () => {
  const history = readHistory('user,item,time\na,x,1\na,y,5\na,z,5\na,x,9\nb,x,3\nc,y,1\nc,y,2\n');
  const { heldOut, owned, history: kept } = splitHistory(history);
  expect([...heldOut]).toEqual([[0, 2]]);
  expect(owned).toEqual([[0, 1], [0], [1]]);
  expect(kept.purchases).toHaveLength(4);
});
