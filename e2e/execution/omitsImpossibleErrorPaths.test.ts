import { expect, test } from '@jest/globals';

import { answers, changes } from './support/scripts.ts';
import { useScriptedGraph } from './support/useScriptedGraph.ts';

const museum = useScriptedGraph({
  halls: {
    sdl: `
      type Query { hall: Hall halls: [Hall] grid: [[Cell]] title: String owner: Owner }
      type Hall @key(fields: "id") { id: ID! size: Size }
      type Size { width: Int height: Int }
      type Cell { at: Int }
      type Owner @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        hall: () => ({ id: 'h', size: { width: 1, height: 2 } }),
        halls: () => [{ id: 'a' }, { id: 'b' }, null],
        grid: () => [[{ at: 1 }], null],
        title: () => 'Louvre',
        owner: () => ({ id: 'o' }),
      },
    },
  },
  works: {
    sdl: `
      type Query { work: Work }
      type Hall @key(fields: "id") { id: ID! works: [Work] best: Work! }
      type Owner @key(fields: "id") { id: ID! favourite: Work }
      type Work { name: String artist: Artist }
      type Artist { name: String }`,
    resolvers: {
      Query: { work: () => ({ name: 'Mona Lisa', artist: { name: 'Leonardo' } }) },
      Hall: {
        works: () => [{ name: 'Mona Lisa', artist: null }, null],
        best: () => ({ name: 'Mona Lisa', artist: { name: 'Leonardo' } }),
      },
      Owner: { favourite: () => ({ name: 'Mona Lisa', artist: { name: 'Leonardo' } }) },
    },
  },
});
const { halls, works } = museum.subgraphs;

type Path = readonly unknown[];
const errorAt = (path: unknown) => ({ message: 'no', path, extensions: { code: 'NOT_FOUND' } });

/** The path that clients are told; null for none. */
async function toldPath(query: string): Promise<Path | null> {
  const { errors = [] } = await museum.graph.ask(query);
  const told = errors.filter(({ message }) => message === 'no');
  expect(told).toHaveLength(1);
  return told[0]!.path ?? null;
}

const DEEP = Array.from({ length: 10_000 }, (_, at) => (at % 2 === 0 ? 'hall' : 0));

/** What a subgraph says of fields that it answers, all of which are there. */
const NOWHERE: unknown[] = [
  ['_entities'],
  ['_entities', 0],
  ['_entities', 0, 'title'],
  ['_service', 'sdl'],
  ['secret'],
  ['hall', 'secret'],
  ['hall', 0],
  ['hall', 'size', 'width', 'more'],
  ['halls', 3],
  ['halls', -1],
  ['halls', 1e300],
  ['halls', 0.5],
  ['halls', '0'],
  ['halls', 0, 0],
  ['grid', 0, 1],
  ['grid', 0, 0, 0],
  ['grid', 'at'],
  [''],
  ['__proto__'],
  ['constructor', 'name'],
  [null],
  [{ hall: 1 }],
  [['hall']],
  [true],
  [],
  DEEP,
  'hall',
  7,
  { 0: 'hall', length: 1 },
  null,
];

test.each(NOWHERE.map((path) => [path]))('of root fields the path number %# leads nowhere', async (path) => {
  halls.follow(
    changes(({ data }) => ({
      data: { ...data, _entities: [{ title: 'x' }], secret: 1, _service: { sdl: 'x' } },
      errors: [errorAt(path)],
    })),
  );
  expect(await toldPath('{ hall { size { width } } halls { size { height } } grid { at } title }')).toBeNull();
});

test.each<[Path, Path | null]>([
  [
    ['hall', 'size', 'width'],
    ['hall', 'size', 'width'],
  ],
  [
    ['hall', 'size', 'depth'],
    ['hall', 'size'],
  ],
  [
    ['hall', 'size', 0],
    ['hall', 'size'],
  ],
  [
    ['hall', 'size', 'width', 'x'],
    ['hall', 'size', 'width'],
  ],
  [['hall', '_entities', 0], ['hall']],
  [
    ['halls', 7, 'size'],
    ['halls', 7, 'size'],
  ],
  [
    ['halls', 7, 7],
    ['halls', 7],
  ],
  [['halls', 1e9, 'size'], ['halls']],
  [['halls', 'size'], ['halls']],
  [
    ['grid', 1, 2, 'at'],
    ['grid', 1, 2, 'at'],
  ],
  [
    ['grid', 1, 2, 3],
    ['grid', 1, 2],
  ],
  [
    ['grid', 1, 'at'],
    ['grid', 1],
  ],
  [['title', 'x'], ['title']],
  [['_entities', 0, 'x'], null],
  [['x'], null],
])('for null root fields the path %j becomes %j', async (path, expected) => {
  halls.follow(
    answers({ data: { hall: null, halls: null, grid: [[{ at: 1 }], null], title: null }, errors: [errorAt(path)] }),
  );
  expect(await toldPath('{ hall { size { width } } halls { size { height } } grid { at } title }')).toEqual(expected);
});

test.each<[Path, Path | null]>([
  [
    ['_entities', 0, 'works'],
    ['hall', 'works'],
  ],
  [
    ['_entities', 0, 'works', 3, 'artist', 'name'],
    ['hall', 'works', 3, 'artist', 'name'],
  ],
  [
    ['_entities', 0, 'works', 3, 'artist', 'age'],
    ['hall', 'works', 3, 'artist'],
  ],
  [
    ['_entities', 0, 'works', 'name'],
    ['hall', 'works'],
  ],
  [['_entities', 0, 'secret'], ['hall']],
  [['_entities', 0, '_entities', 0], ['hall']],
  [['_entities', 0, 0], ['hall']],
  [['_entities', 1, 'works'], null],
  [['_entities', 1e9, 'works'], null],
  [['_entities', -1], null],
  [['_entities', 'works'], null],
  [['_entities'], null],
  [['hall', 'works'], null],
  [['works'], null],
])('for null entities the path %j becomes %j', async (path, expected) => {
  for (const data of [null, { _entities: null }, { _entities: [null] }]) {
    works.follow(answers({ data, errors: [errorAt(path)] }));
    const told = await museum.graph.ask('{ hall { works { artist { name } } } }');
    const paths = told.errors!.map((error) => error.path ?? null);
    // Without data, an error that has no place is the reason of what is missing.
    const places = expected ?? (data === null ? ['hall', 'works'] : null);
    expect(paths).toEqual([places]);
  }
});

const QUERIES = [
  '{ title hall { size { width } w: works { n: name artist { name } } best { name } } }',
  '{ halls { works { name } best { artist { name } } } grid { at } work { name } }',
  '{ h: hall { works { name } } owner { favourite { artist { name } } } halls { best { name } } }',
  'query ($yes: Boolean = true) { hall { ... @include(if: $yes) { works { name } } } owner { f: favourite { name } } }',
];

const STEPS = [
  '_entities',
  '_0',
  '_1',
  '_2',
  'hall',
  'halls',
  'size',
  'works',
  'w',
  'name',
  'n',
  'artist',
  'best',
  'grid',
];
const NUMBERS = [0, 1, 2, 3, -1, 1e9, 2 ** 53, 0.5];

/** The same numbers for the same seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Whether a path leads through what was asked for, and through the data as far as there is any. */
function isPossible(path: Path, query: string, data: unknown): boolean {
  let value: any = data; // oxlint-disable-line typescript/no-explicit-any -- it walks through JSON
  for (const step of path) {
    if (typeof step === 'number' && (!Number.isInteger(step) || step < 0 || step > 1_000_000)) return false;
    if (typeof step === 'string' && (!new RegExp(`\\b${step}\\b`).test(query) || step === '_entities')) return false;
    if (value === null || value === undefined) continue;
    if (typeof value !== 'object' || Array.isArray(value) !== (typeof step === 'number')) return false;
    value = value[step as number];
    if (value === undefined) return false;
  }
  return true;
}

test('arbitrary subgraph paths become possible response paths', async () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = randomOf(seed);
    const step = () => (random(2) === 0 ? STEPS[random(STEPS.length)] : NUMBERS[random(NUMBERS.length)]);
    const makeUp = () => Array.from({ length: 1 + random(6) }, step);
    for (const subgraph of [halls, works]) {
      subgraph.follow(
        changes(({ data }) => {
          const [first, ...keys] = Object.keys(data);
          const gone = random(3) === 0 ? first! : keys[random(keys.length + 1)];
          const errors = Array.from({ length: 5 }, () => errorAt(makeUp()));
          const entity = errorAt([first, random(3), step(), step()]);
          return { data: gone ? { ...data, [gone]: null } : data, errors: [...errors, entity] };
        }),
      );
    }
    const query = QUERIES[seed % QUERIES.length]!;
    const { data, errors = [] } = await museum.graph.ask(query);
    const impossible = errors.filter(({ path }) => path && !isPossible(path, query, data));
    expect({ seed, query, impossible }).toEqual({ seed, query, impossible: [] });
  }
});
