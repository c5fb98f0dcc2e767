import type { EnumModel, InputModel } from './model/Model.ts';
import type { Random } from './Random.ts';

/** Enums and input objects, of which arguments are made. */
export interface InputTypes {
  readonly enums: ReadonlyArray<Pick<EnumModel, 'name' | 'values'>>;
  readonly inputs: readonly InputModel[];
  /** More literals of built-in scalars, as their source. */
  readonly literals?: Readonly<Record<string, readonly string[]>>;
}

const STRINGS = ['', 'plain', 'say "hi"', 'back\\slash', 'new\nline', 'Größe', '書籍', '\u{1f600}', '${x}', '\u2028'];
const INTS = [0, 1, -1, 7, 2147483647, -2147483648];
const FLOATS = ['0', '0.5', '-1e-7', '3', '1.5e300'];
const IDS = ['""', '"7"', '0', '42', '"a b"'];
const JSONS = ['0', 'false', '""', '"text"', '[]', '{}', '[1, null, [true]]', '{ a: { b: "c\\"d" }, e: [] }', '1.5'];

/**
 * A GraphQL literal of an input type.
 *
 * @param type as SDL
 * @param nested makes what stands inside; callers that put variables there pass their own
 */
export function generateLiteral(
  random: Random,
  type: string,
  types: InputTypes,
  nested: (type: string) => string = (inner) => generateLiteral(random, inner, types),
): string {
  if (type.endsWith('!')) return generateNonNull(random, type.slice(0, -1), types, nested);
  return random.chance(0.1) ? 'null' : generateNonNull(random, type, types, nested);
}

function generateNonNull(random: Random, type: string, types: InputTypes, nested: (type: string) => string): string {
  if (type.startsWith('[')) {
    const item = type.slice(1, -1);
    // A single value stands for a list of one (GraphQL specification, section 3.11).
    if (random.chance(0.15) && !item.startsWith('['))
      return generateLiteral(random, `${item.replace('!', '')}!`, types);
    return `[${Array.from({ length: random.between(0, 2) }, () => nested(item)).join(', ')}]`;
  }
  const input = types.inputs.find(({ name }) => name === type);
  if (input) {
    const given = input.fields.filter((field) => isRequired(field) || random.chance(0.5));
    return `{ ${given.map((field) => `${field.name}: ${nested(field.type)}`).join(', ')} }`;
  }
  const values = types.enums.find(({ name }) => name === type)?.values;
  if (values) return random.pick(values);
  const more = types.literals?.[type];
  if (more && random.chance(0.5)) return random.pick(more);
  switch (type) {
    case 'Int':
      return String(random.pick(INTS));
    case 'Float':
      return random.pick(FLOATS);
    case 'Boolean':
      return String(random.chance(0.5));
    case 'ID':
      return random.pick(IDS);
    case 'String':
      return JSON.stringify(random.pick(STRINGS));
    default:
      return random.pick(JSONS);
  }
}

/** Whether an argument or input field must be given. */
export function isRequired({
  type,
  defaultValue,
}: {
  readonly type: string;
  readonly defaultValue?: string | undefined;
}) {
  return type.endsWith('!') && defaultValue === undefined;
}
