import type { JsonObject } from '../../engine/raw-json/Json.ts';

/** The key under which the proxy returns its handler. */
const HANDLER = Symbol('handler');

/**
 * Parses the text at the first access to the object. The object is the proxy's own target, so that plugins may change, seal or
 * freeze it.
 */
class Preserialized implements ProxyHandler<JsonObject> {
  readonly #target: JsonObject;
  readonly #text: string;
  #isParsed = false;

  constructor(target: JsonObject, text: string) {
    this.#target = target;
    this.#text = text;
  }

  get text(): string {
    return this.#isParsed ? JSON.stringify(this.#target) : this.#text;
  }

  get(_: JsonObject, key: PropertyKey): unknown {
    return key === HANDLER ? this : Reflect.get(this.#parsed(), key);
  }

  set(_: JsonObject, key: PropertyKey, value: unknown): boolean {
    return Reflect.set(this.#parsed(), key, value);
  }

  has(_: JsonObject, key: PropertyKey): boolean {
    return Reflect.has(this.#parsed(), key);
  }

  deleteProperty(_: JsonObject, key: PropertyKey): boolean {
    return Reflect.deleteProperty(this.#parsed(), key);
  }

  ownKeys(): Array<string | symbol> {
    return Reflect.ownKeys(this.#parsed());
  }

  getOwnPropertyDescriptor(_: JsonObject, key: PropertyKey): PropertyDescriptor | undefined {
    return Reflect.getOwnPropertyDescriptor(this.#parsed(), key);
  }

  defineProperty(_: JsonObject, key: PropertyKey, descriptor: PropertyDescriptor): boolean {
    return Reflect.defineProperty(this.#parsed(), key, descriptor);
  }

  preventExtensions(): boolean {
    return Reflect.preventExtensions(this.#parsed());
  }

  #parsed(): JsonObject {
    if (!this.#isParsed) {
      this.#isParsed = true;
      Object.defineProperties(this.#target, Object.getOwnPropertyDescriptors(JSON.parse(this.#text) as JsonObject));
    }
    return this.#target;
  }
}

/**
 * The data of a response that is serialized already, as an object like any other: it is parsed when a plugin first accesses it.
 *
 * @param text the JSON of an object
 */
export function preserializedData(text: string): JsonObject {
  const target: JsonObject = {};
  return new Proxy(target, new Preserialized(target, text));
}

/** The JSON of preserialized data: the original text, or a new one if a plugin may have changed the object. */
export function preserializedText(data: object): string | undefined {
  return (data as { readonly [HANDLER]?: Preserialized })[HANDLER]?.text;
}
