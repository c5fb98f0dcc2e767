import type { Random } from '../Random.ts';

const STRINGS = [
  '',
  'plain',
  'two words',
  'say "hi"',
  'back\\slash',
  'new\nline\tand tab',
  'Größe',
  '書籍',
  '\u{1f600}',
  '\u2028',
  '\ud800',
  '\u0000',
  '</script>',
  'null',
  '__proto__',
];
const INTS = [0, 1, -1, 42, 2147483647, -2147483648];
const FLOATS = [0, 0.5, -1e-7, 3, 1.5e300];
const IDS = ['', '0', 'a"b', '7', 'ключ'];
const JSONS: readonly unknown[] = [
  0,
  false,
  '',
  'a "quoted" text',
  [],
  {},
  [1, null, [true]],
  { a: { b: 'c\\d', __typename: 'Book' }, e: [] },
  JSON.parse('{"__proto__":{"x":1},"constructor":null}'),
];

/** The value of a built-in or custom scalar: falsy ones, and such as need escaping, are among them. */
export function leafValue(random: Random, type: string, plain: boolean): unknown {
  switch (type) {
    case 'Int':
      return random.pick(INTS);
    case 'Float':
      return random.pick(FLOATS);
    case 'Boolean':
      return random.chance(0.5);
    case 'ID':
      return random.pick(IDS);
    case 'String':
      return plain ? 'plain' : random.pick(STRINGS);
    default:
      return plain ? 'plain' : random.pick(JSONS);
  }
}

const KEYS = ['', '0', 'a"b\\c', 'ключ'];

/** The value of a field that tells objects apart. The numbered objects of a type have the numbers as integers, 0 included. */
export function uniqueValue(type: string, identity: string, index: number): unknown {
  if (type === 'Int') return index;
  return type === 'String' && index === 0 ? '' : `${KEYS[index]}${identity}`;
}

/** Key parts of which only both together tell objects apart. */
export function halfValue(type: string, index: number): unknown {
  return type === 'Int' ? index % 2 : `"${Math.floor(index / 2)}"`;
}
