import { z } from 'zod';

/** A setting of subgraphs: a default, and overrides for single subgraphs. */
export interface PerSubgraph<Value, Default = Value> {
  readonly default: Default;
  /** By subgraph name. */
  readonly overrides: ReadonlyMap<string, Value>;
}

export function settingOf<Value, Default>(setting: PerSubgraph<Value, Default>, subgraph: string): Value | Default {
  return setting.overrides.get(subgraph) ?? setting.default;
}

export interface SettingRule<Value, Default> {
  /** The value if the variable has no default of its own. */
  readonly default: Default;
  /** Parses a text without commas and white space; undefined if it is invalid. */
  readonly parse: (text: string) => Value | undefined;
  readonly error: string;
}

/** A variable with a default for all subgraphs, overrides for single subgraphs, or both: `a`, `orders=b` or `a,orders=b`. */
export function settingVariable<Value, Default>({ default: fallback, parse, error }: SettingRule<Value, Default>) {
  return z
    .string()
    .transform((text, context): PerSubgraph<Value, Value | Default> => {
      const overrides = new Map<string, Value>();
      const defaults: Value[] = [];
      for (const item of text.split(',')) {
        const [, name, word = ''] = /^\s*(?:([^=\s]+)\s*=\s*)?(\S+)\s*$/.exec(item) ?? [];
        const value = parse(word);
        const isDuplicate = name === undefined ? defaults.length > 0 : overrides.has(name);
        if (value === undefined || isDuplicate) {
          context.addIssue({ code: 'custom', message: error });
          return z.NEVER;
        }
        if (name === undefined) defaults.push(value);
        else overrides.set(name, value);
      }
      return { default: defaults.length > 0 ? defaults[0]! : fallback, overrides };
    })
    .default({ default: fallback, overrides: new Map() });
}

export interface WholeNumber {
  readonly default: number;
  readonly min: number;
  readonly max?: number;
}

/** A variable with a whole number for all subgraphs and overrides: `5000`, `5000,orders=2000` or, to keep the default, `orders=2000`. */
export function perSubgraph({ default: fallback, min, max = Number.MAX_SAFE_INTEGER }: WholeNumber) {
  const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
  return settingVariable<number, number>({
    default: fallback,
    parse: (text) => (/^\d+$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined),
    error: `must be a whole number ${range}, optionally with overrides per subgraph, as in ${fallback},users=${fallback}`,
  });
}
