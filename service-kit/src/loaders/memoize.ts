/** Reads a value by key at most once until it is cleared, as a DataLoader does, but without batching. */
export interface Memoized<Key, Value> {
  load(key: Key): Promise<Value>;
  clearAll(): void;
}

/**
 * Memoizes reads that no statement can serve together, such as pages of different arguments.
 *
 * @param read reads one value. Keys are equal when their JSON is.
 */
export function memoize<Key, Value>(read: (key: Key) => Promise<Value>): Memoized<Key, Value> {
  const values = new Map<string, Promise<Value>>();
  return {
    load(key) {
      const name = JSON.stringify(key);
      const known = values.get(name);
      if (known) return known;
      const value = read(key);
      values.set(name, value);
      return value;
    },
    clearAll: () => values.clear(),
  };
}
