import type { JsonObject } from '../../engine/raw-json/Json.ts';

/** Under this the proxy tells what is behind it. */
const BEHIND = Symbol('behind');

/**
 * Makes the object when somebody first looks into it. It is the proxy's own target, so that it is whatever plugins make of it:
 * changed, sealed or frozen.
 */
class Preserialized implements ProxyHandler<JsonObject> {
  readonly #target: JsonObject;
  readonly #text: string;
  #isMade = false;

  constructor(target: JsonObject, text: string) {
    this.#target = target;
    this.#text = text;
  }

  get text(): string {
    return this.#isMade ? JSON.stringify(this.#target) : this.#text;
  }

  get(_: JsonObject, key: PropertyKey): unknown {
    return key === BEHIND ? this : Reflect.get(this.#made(), key);
  }

  set(_: JsonObject, key: PropertyKey, value: unknown): boolean {
    return Reflect.set(this.#made(), key, value);
  }

  has(_: JsonObject, key: PropertyKey): boolean {
    return Reflect.has(this.#made(), key);
  }

  deleteProperty(_: JsonObject, key: PropertyKey): boolean {
    return Reflect.deleteProperty(this.#made(), key);
  }

  ownKeys(): Array<string | symbol> {
    return Reflect.ownKeys(this.#made());
  }

  getOwnPropertyDescriptor(_: JsonObject, key: PropertyKey): PropertyDescriptor | undefined {
    return Reflect.getOwnPropertyDescriptor(this.#made(), key);
  }

  defineProperty(_: JsonObject, key: PropertyKey, descriptor: PropertyDescriptor): boolean {
    return Reflect.defineProperty(this.#made(), key, descriptor);
  }

  preventExtensions(): boolean {
    return Reflect.preventExtensions(this.#made());
  }

  #made(): JsonObject {
    if (!this.#isMade) {
      this.#isMade = true;
      Object.defineProperties(this.#target, Object.getOwnPropertyDescriptors(JSON.parse(this.#text) as JsonObject));
    }
    return this.#target;
  }
}

/**
 * The data of an answer whose JSON is written already. Plugins find an object like any other, which is made when the first
 * of them looks into it.
 *
 * @param text the JSON of an object
 */
export function preserializedData(text: string): JsonObject {
  const target: JsonObject = {};
  return new Proxy(target, new Preserialized(target, text));
}

/** The data's JSON: as it was written, unless a plugin looked, and so may have changed something. */
export function preserializedText(data: object): string | undefined {
  return (data as { readonly [BEHIND]?: Preserialized })[BEHIND]?.text;
}
