import { expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const NODE = { id: 'n', name: 'Node', tags: [] };

/** The limits that are asked about are small; those that are not keep their defaults. */
const web = useScriptedGraph(
  {
    nodes: {
      sdl: `type Query { node: Node other: Node } type Node { id: ID! name(of: [Int]): String self: Node }`,
      resolvers: { Query: { node: () => NODE, other: () => NODE }, Node: { self: () => NODE } },
    },
  },
  { MAX_DEPTH: '4', MAX_ROOT_FIELDS: '3', MAX_ALIASES: '3', MAX_DIRECTIVES: '2', MAX_SELECTIONS: '12' },
);

const many = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join(' ');

interface Case {
  readonly allowed: string;
  readonly refused: string;
  readonly code: string;
}

const CASES: Record<string, Case> = {
  depth: {
    allowed: '{ node { self { self { id } } } }',
    refused: '{ node { self { self { self { id } } } } }',
    code: 'MAX_DEPTH_LIMIT',
  },
  'depth through fragments': {
    allowed: '{ node { ...A } } fragment A on Node { self { ... { self { id } } } }',
    refused: '{ node { ...A } } fragment A on Node { self { ...B } } fragment B on Node { self { self { id } } }',
    code: 'MAX_DEPTH_LIMIT',
  },
  'root fields': {
    allowed: '{ node { id } node { name } a: other { id } __typename }',
    refused: '{ node { id } ...A } fragment A on Query { a: node { id } other { id } __typename }',
    code: 'MAX_ROOT_FIELDS_LIMIT',
  },
  aliases: {
    allowed: '{ node { a: id b: id c: id } }',
    refused: '{ node { ...A self { ...A } } } fragment A on Node { a: id b: id }',
    code: 'MAX_ALIASES_LIMIT',
  },
  directives: {
    allowed: '{ node @include(if: true) { name @skip(if: false) } }',
    refused:
      '{ node { ...A @include(if: true) self { ...A @include(if: true) } } } fragment A on Node { id @skip(if: false) }',
    code: 'MAX_DIRECTIVES_LIMIT',
  },
  selections: {
    allowed: `{ node { ${many(11, () => 'id')} } }`,
    refused: `{ node { ${many(12, () => 'id')} } }`,
    code: 'MAX_SELECTIONS_LIMIT',
  },
};

test.each(Object.entries(CASES))('%s', async (_, { allowed, refused, code }) => {
  const answer = await web.graph.ask(refused);
  expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code } }] });
  expect(answer).not.toHaveProperty('data');
  expect(web.subgraphs.nodes.asked).toEqual([]);
  expect(await web.graph.ask(allowed)).toMatchObject({ status: 200, data: { node: {} } });
});

test('a rejected document is rejected again, also under another name', async () => {
  const document = `query A ${CASES['depth']!.refused} query B { node { id } }`;
  const ask = (operationName: string) => web.graph.send(JSON.stringify({ query: document, operationName }));
  for (let time = 0; time < 2; time++) expect(await ask('A')).toMatchObject({ status: 400 });
  expect(await ask('B')).toMatchObject({ status: 200 });
});

test.each([
  ['10,000 aliases', `{ ${many(10_000, (at) => `a${at}: __typename`)} }`],
  ['10,000 directives', `{ node { id ${many(10_000, () => '@include(if: true)')} } }`],
  ['10,000 variables', `query (${many(10_000, (at) => `$v${at}: Int`)}) { node { id } }`],
  ['10,000 fragments', `{ node { id } } ${many(10_000, (at) => `fragment F${at} on Node { id }`)}`],
  ['a list of 10,000 variables', `query ($v: Int) { node { name(of: [${many(10_000, () => '$v')}]) } }`],
])('%s are a document too long', async (_, query) => {
  expect(await web.graph.ask(query)).toMatchObject({
    status: 400,
    errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }],
  });
});
