/** A function to be generated, with the values that it refers to, by their names in its code. */
export class CodeScope<Generated> {
  readonly #values: Map<string, unknown>;

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = new Map(Object.entries(values));
  }

  /** The name of one more value in the generated code. */
  add(value: unknown): string {
    const name = `c${this.#values.size}`;
    this.#values.set(name, value);
    return name;
  }

  /**
   * Makes a function.
   *
   * @param parameters their names, of which the first is `o`
   * @param body what the code has of names and texts must be of a validated schema and operation, and quoted
   */
  define(parameters: string, body: string): Generated {
    // oxlint-disable-next-line no-implied-eval -- see above
    const factory = new Function(...this.#values.keys(), `return function(${parameters}){${body}}`) as (
      ...values: unknown[]
    ) => Generated;
    return factory(...this.#values.values());
  }
}

/** Code that reads a key of `o`. What every object inherits must not be taken for an answer. */
export function readKey(key: string): string {
  const code = `o[${literal(key)}]`;
  return isInherited(key) ? `(Object.hasOwn(o,${literal(key)})?${code}:undefined)` : code;
}

/** Whether every object has something under a key. */
export function isInherited(key: string): boolean {
  return key in Object.prototype;
}

/** Code of a text. */
export function literal(text: string): string {
  return JSON.stringify(text);
}
