import { z } from 'zod';

/** A setting of subgraphs: one for all of them, and others for some. */
export interface PerSubgraph<Value> {
  readonly usual: Value;
  /** By the subgraph's name. */
  readonly others: ReadonlyMap<string, Value>;
}

export function settingOf<Value>({ usual, others }: PerSubgraph<Value>, subgraph: string): Value {
  return others.get(subgraph) ?? usual;
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
  const error = `must be a whole number ${range}, or such for some subgraphs, as in ${usual},users=${usual}`;
  return z
    .string()
    .transform((text, context): PerSubgraph<number> => {
      const others = new Map<string, number>();
      const forAll: number[] = [];
      for (const item of text.split(',')) {
        const [, name, digits] = /^\s*(?:([^=\s]+)\s*=\s*)?(\d+)\s*$/.exec(item) ?? [];
        const value = Number(digits);
        const isTwice = name === undefined ? forAll.length > 0 : others.has(name);
        if (!(value >= min && value <= max) || isTwice) {
          context.addIssue({ code: 'custom', message: error });
          return z.NEVER;
        }
        if (name === undefined) forAll.push(value);
        else others.set(name, value);
      }
      return { usual: forAll[0] ?? usual, others };
    })
    .default({ usual, others: new Map() });
}
