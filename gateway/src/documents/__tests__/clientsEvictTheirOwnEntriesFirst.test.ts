import { expect, test } from '@jest/globals';

import { FairCache } from '../FairCache.ts';

const cache = () => new FairCache<string>({ maxSize: 1_600, sizeOf: () => 10 });

function fill(kept: FairCache<string>, client: string, count: number): string[] {
  const keys = Array.from({ length: count }, (_, at) => `${client}${at}`);
  for (const key of keys) kept.set(key, key, client);
  return keys;
}
const found = (kept: FairCache<string>, keys: readonly string[], client: string) =>
  keys.filter((key) => kept.get(key, client) !== undefined).length;

test('one client may use space that no other client needs', () => {
  const kept = cache();
  expect(found(kept, fill(kept, 'a', 160), 'a')).toBe(160);
});

test('a client above its share evicts only its own entries', () => {
  const kept = cache();
  const honest = [...fill(kept, 'b', 10), ...fill(kept, 'c', 10)];
  fill(kept, 'attacker', 10_000);
  expect(kept.size).toBeLessThanOrEqual(1_600);
  expect(found(kept, honest, 'b')).toBe(20);
});

test('a new client gets its share of a full cache', () => {
  const kept = cache();
  fill(kept, 'attacker', 10_000);
  const honest = fill(kept, 'b', 10);
  fill(kept, 'attacker2', 0);
  for (let at = 0; at < 1_000; at++) kept.set(`more${at}`, '', 'attacker');
  expect(found(kept, honest, 'b')).toBe(10);
});

test('an entry that a second client requested belongs to no client', () => {
  const kept = cache();
  const shared = fill(kept, 'a', 10);
  expect(found(kept, shared, 'b')).toBe(10);
  fill(kept, 'a', 10_000);
  expect(found(kept, shared, 'c')).toBe(10);
});

test('without a client above its share, an unused entry is evicted', () => {
  const kept = cache();
  const clients = Array.from({ length: 32 }, (_, at) => `client${at}:`);
  const keys = clients.flatMap((client) => fill(kept, client, 5));
  expect(kept.get(keys[0]!, 'client0:')).toBeDefined();
  kept.set('new', '', 'new');
  expect(kept.get(keys[0]!, 'client0:')).toBeDefined();
  expect(kept.get(keys[1]!, 'client0:')).toBeUndefined();
});

test('an entry larger than a share is not stored', () => {
  const kept = new FairCache<string>({ maxSize: 160, sizeOf: (value) => value.length });
  kept.set('a', 'x'.repeat(11), 'a');
  expect(kept.get('a', 'a')).toBeUndefined();
});
