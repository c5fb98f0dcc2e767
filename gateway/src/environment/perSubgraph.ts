import { z } from 'zod';

/** A setting of subgraphs: one for all of them, and others for some. */
export interface PerSubgraph<Value, Usual = Value> {
  readonly usual: Usual;
  /** By the subgraph's name. */
  readonly others: ReadonlyMap<string, Value>;
}

export function settingOf<Value, Usual>({ usual, others }: PerSubgraph<Value, Usual>, subgraph: string): Value | Usual {
  return others.get(subgraph) ?? usual;
}

export interface SettingRule<Value, Usual> {
  /** What holds where the variable says nothing. */
  readonly usual: Usual;
  /** What a text without commas and white space means; undefined when it is wrong. */
  readonly read: (text: string) => Value | undefined;
  readonly error: string;
}

/** A variable with a setting for all subgraphs and, where wanted, others for some of them: `a`, `a,orders=b` or `orders=b`. */
export function settingVariable<Value, Usual>({ usual, read, error }: SettingRule<Value, Usual>) {
  return z
    .string()
    .transform((text, context): PerSubgraph<Value, Value | Usual> => {
      const others = new Map<string, Value>();
      const forAll: Value[] = [];
      for (const item of text.split(',')) {
        const [, name, word = ''] = /^\s*(?:([^=\s]+)\s*=\s*)?(\S+)\s*$/.exec(item) ?? [];
        const value = read(word);
        const isTwice = name === undefined ? forAll.length > 0 : others.has(name);
        if (value === undefined || isTwice) {
          context.addIssue({ code: 'custom', message: error });
          return z.NEVER;
        }
        if (name === undefined) forAll.push(value);
        else others.set(name, value);
      }
      return { usual: forAll.length > 0 ? forAll[0]! : usual, others };
    })
    .default({ usual, others: new Map() });
}

export interface WholeNumber {
  readonly default: number;
  readonly min: number;
  readonly max?: number;
}

/**
 * A variable with a whole number for all subgraphs and, where wanted, others for some of them: `5000`, `5000,orders=2000` or,
 * with the default for the others, `orders=2000`.
 */
export function perSubgraph({ default: usual, min, max = Number.MAX_SAFE_INTEGER }: WholeNumber) {
  const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
  return settingVariable<number, number>({
    usual,
    read: (text) => (/^\d+$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined),
    error: `must be a whole number ${range}, or such for some subgraphs, as in ${usual},users=${usual}`,
  });
}
