import type { JsonObject } from '../Json.ts';

/** What stands behind the data of an answer. A class of its own, so that the proxy's target has no keys to contradict. */
class Finished {
  readonly #text: string;
  #value: JsonObject | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The object that plugins look into and change. */
  get value(): JsonObject {
    return (this.#value ??= JSON.parse(this.#text) as JsonObject);
  }

  get text(): string {
    return this.#value ? JSON.stringify(this.#value) : this.#text;
  }
}

const handler: ProxyHandler<Finished> = {
  get: ({ value }, key) => Reflect.get(value, key),
  set: ({ value }, key, to) => Reflect.set(value, key, to),
  has: ({ value }, key) => Reflect.has(value, key),
  deleteProperty: ({ value }, key) => Reflect.deleteProperty(value, key),
  ownKeys: ({ value }) => Reflect.ownKeys(value),
  getOwnPropertyDescriptor: ({ value }, key) => Reflect.getOwnPropertyDescriptor(value, key),
  defineProperty: ({ value }, key, descriptor) => Reflect.defineProperty(value, key, descriptor),
  getPrototypeOf: () => Object.prototype,
};

const behind = new WeakMap<object, Finished>();

/**
 * The data of an answer whose JSON is written already. Plugins find an object like any other, which is made when the first
 * of them looks into it.
 *
 * @param text the JSON of an object
 */
export function finishedData(text: string): JsonObject {
  const finished = new Finished(text);
  const data = new Proxy(finished, handler) as unknown as JsonObject;
  behind.set(data, finished);
  return data;
}

/** The data's JSON: as it was written, unless a plugin looked, and so may have changed something. */
export function finishedText(data: object): string | undefined {
  return behind.get(data)?.text;
}
