import { expect, test } from '@jest/globals';

import { useScriptedGraph } from './support/useScriptedGraph.ts';

const NODE = { id: 'n', name: 'Node' };

/** Not even where the operator allows much more than the defaults do. */
const GENEROUS = { MAX_DEPTH: '250', MAX_ROOT_FIELDS: '5000', MAX_ALIASES: '5000', MAX_DIRECTIVES: '5000' };

const web = useScriptedGraph(
  {
    nodes: {
      sdl: `
      type Query { node: Node }
      type Mutation { touch: Node }
      type Node @key(fields: "id") { id: ID! name(n: Int): String self: Node }`,
      resolvers: { Query: { node: () => NODE }, Mutation: { touch: () => NODE } },
    },
    sizes: {
      sdl: `type Mutation { count: Int } type Node @key(fields: "id") { id: ID! size(n: Int): Int other: Node }`,
      resolvers: { Mutation: { count: () => 1 }, Node: { size: () => 1 } },
    },
  },
  GENEROUS,
);

const many = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join(' ');
const nested = (levels: number, open: string, inner: string, close: string) =>
  open.repeat(levels) + inner + close.repeat(levels);

/** Fragments that each spread the next one twice: twice as much with every one of them. */
const doubling = (type: string, count: number, write: (next: string) => string, last: string) =>
  many(count, (at) => `fragment F${at} on ${type} { ${write(`...F${at + 1}`)} }`) +
  ` fragment F${count} on ${type} { ${last} }`;

const HOSTILE: Array<[string, string]> = [
  ['deeper than the parser goes', `{ node ${nested(100_000, '{self', '{name}', '}')} }`],
  ['a thousand levels deep', `{ node ${nested(1_000, '{self ', '{name}', '}')} }`],
  ['two hundred levels deep, from subgraph to subgraph', `{ node ${nested(100, '{self{other ', '{size}', '}}')} }`],
  ['a thousand levels deep in inline fragments', `{ ${nested(1_000, '...{', 'node{name}', '}')} }`],
  [
    'a thousand levels deep in fragments',
    `{ node { ...F0 } } ${many(1_000, (at) => `fragment F${at} on Node { self { ...F${at + 1} } }`)} fragment F1000 on Node { name }`,
  ],
  ['a value nested very deeply', `{ node { name(n: ${nested(5_000, '[', '1', ']')}) } }`],
  [
    '2^40 fields by fragments',
    `{ node { ...F0 } } ${doubling('Node', 40, (next) => `a: self { ${next} } b: self { ${next} }`, 'name')}`,
  ],
  [
    '2^11 hops by fragments',
    `{ node { ...F0 } } ${doubling('Node', 11, (next) => `a: other { ${next} } b: other { ${next} }`, 'name')}`,
  ],
  [
    '2^500 root fields by fragments',
    `{ ...F0 } ${doubling('Query', 500, (next) => `${next} ${next}`, 'node { size }')}`,
  ],
  [
    '2^500 mutations by fragments',
    `mutation { ...F0 } ${doubling('Mutation', 500, (next) => `${next} ${next}`, 'touch { size } count')}`,
  ],
  ['fragments in a circle', '{ node { ...A } } fragment A on Node { ...B } fragment B on Node { ...A }'],
  ['500 aliases', `{ node { ${many(500, (at) => `a${at}: size(n: ${at})`)} } }`],
  ['500 aliases of entities', `{ node { ${many(500, (at) => `a${at}: other { name(n: ${at}) }`)} } }`],
  ['500 aliases at the root', `{ ${many(500, (at) => `a${at}: node { size }`)} }`],
  ['200 mutations of two subgraphs', `mutation { ${many(100, (at) => `a${at}: touch { size } b${at}: count`)} }`],
  ['one field, over and over', `{ node { ${'self { size } '.repeat(3_000)} } }`],
  [
    '50 conditions',
    `query (${many(50, (at) => `$v${at}: Boolean = true`)}) { ${many(50, (at) => `a${at}: node @include(if: $v${at}) { size }`)} }`,
  ],
  ['1000 directives', `{ node { name ${'@include(if: true) '.repeat(1_000)} } }`],
  ['10,000 aliases', `{ ${many(10_000, (at) => `a${at}: __typename`)} }`],
  ['4,900 aliases', `{ ${many(4_900, (at) => `a${at}: __typename`)} }`],
  ['3,600 variables', `query (${many(3_600, (at) => `$v${at}: Int`)}) { node { name } }`],
  [
    '1,000 fragments',
    `{ ${many(1_000, (at) => `...F${at}`)} } ${many(1_000, (at) => `fragment F${at} on Query { __typename }`)}`,
  ],
  ['a megabyte of nothing', `{ node { name } } #${' '.repeat(1_000_000)}`],
];

/** How long the slowest of the requests took that were sent while something else went on. In milliseconds. */
async function slowestBeside(work: Promise<unknown>, graph = web.graph, field = 'node { size }'): Promise<number> {
  const state = { isOver: false, slowest: 0 };
  void work.finally(() => (state.isOver = true));
  for (let at = 0; !state.isOver; at++) {
    const startedAt = performance.now();
    await graph.get(`{ light${at}: ${field} }`);
    state.slowest = Math.max(state.slowest, performance.now() - startedAt);
  }
  return state.slowest;
}

test.each(HOSTILE)('%s', async (_, query) => {
  const startedAt = performance.now();
  const answering = web.graph.ask(query);
  expect(await slowestBeside(answering)).toBeLessThan(2_000);
  const { status, errors } = await answering;
  expect(performance.now() - startedAt).toBeLessThan(5_000);
  expect([200, 400, 413, 503]).toContain(status);
  if (status !== 200) expect(errors?.[0]?.extensions.code).toMatch(/^[A-Z_]+$/);
});

test('small operations are planned while many large ones wait', async () => {
  const large = Array.from({ length: 6 }, (_, at) =>
    web.graph.ask(
      `{ l${at}: node { ...F0 } } ${doubling('Node', 9, (next) => `a: other { ${next} } b: other { ${next} }`, 'name')}`,
    ),
  );
  expect(await slowestBeside(Promise.all(large))).toBeLessThan(2_000);
  for (const { status } of await Promise.all(large)) expect([200, 400, 503]).toContain(status);
});

test('deeply nested variables are rejected', async () => {
  const variables = nested(50_000, '[', '', ']');
  const { status } = await web.graph.send(
    `{"query":"query ($n: Int) { node { name(n: $n) } }","variables":{"n":${variables}}}`,
  );
  expect([200, 400]).toContain(status);
  expect(await web.graph.get('{ node { name } }')).toEqual({ node: { name: 'Node' } });
});

const KINDS = ['Ant', 'Bee', 'Cat', 'Dog', 'Elk', 'Fox'];

/** Animals of six kinds, of which three subgraphs know something each: planners look into all ways from each to the next one. */
const animals = (fields: string, more = '') => `
  ${more}
  interface Animal { id: ID! ${fields} }
  union Any = ${KINDS.join(' | ')}
  ${KINDS.map((kind) => `type ${kind} implements Animal @key(fields: "id") { id: ID! ${fields} }`).join(' ')}`;

const zoo = useScriptedGraph(
  {
    animals: {
      sdl: animals('friend: Animal friends: [Any]', 'type Query { animal: Animal any: Any one: Int }'),
      resolvers: { Query: { animal: () => null, any: () => null, one: () => 1 } },
    },
    sizes: { sdl: animals('size: Int larger: Animal'), resolvers: {} },
    ages: { sdl: animals('age: Int older: Animal'), resolvers: {} },
  },
  GENEROUS,
);

const AMBIGUOUS: Array<[string, string]> = [
  ['interfaces within interfaces', nested(6, 'larger { friend { older {', 'size age', '}}}')],
  [
    'two interfaces within each of two',
    nested(4, 'older { ...F } larger {', 'size age', '}').replaceAll('...F', 'friend { size }'),
  ],
  ['unions within unions', `... on Animal { ${nested(5, 'friends { ... on Animal {', 'size', '}}')} }`],
  [
    'kind after kind within kind after kind',
    KINDS.map(
      (kind) => `... on ${kind} { older { ${KINDS.map((other) => `... on ${other} { larger { age } }`).join(' ')} } }`,
    ).join(' '),
  ],
];

test.each(AMBIGUOUS)('%s', async (_, selections) => {
  const answering = zoo.graph.ask(`{ animal { id ${selections} } }`);
  expect(await slowestBeside(answering, zoo.graph, 'one')).toBeLessThan(2_000);
  const { status, errors } = await answering;
  expect([200, 400, 503]).toContain(status);
  const codes: Record<number, string | undefined> = { 400: 'QUERY_PLANNING_FAILED', 503: 'SERVICE_UNAVAILABLE' };
  expect(errors?.[0]?.extensions.code).toBe(codes[status]);
});

test('an operation that times out in one planner is planned by another', async () => {
  const friends = nested(5, '... on Animal { friends {', '... on Animal { size }', '}}');
  expect(await zoo.graph.get(`{ any { ${friends} } }`)).toEqual({ any: null });
});

test('other operations are planned while many such operations wait', async () => {
  const [[, selections]] = AMBIGUOUS as [[string, string]];
  const hostile = Array.from({ length: 6 }, (_, at) => zoo.graph.ask(`{ animal { h${at}: id ${selections} } }`));
  expect(await slowestBeside(Promise.all(hostile), zoo.graph, 'one')).toBeLessThan(3_000);
  for (const { status } of await Promise.all(hostile)) expect([200, 400, 503]).toContain(status);
});
