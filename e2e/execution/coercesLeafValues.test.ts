import { describe, expect, test } from '@jest/globals';

import { says } from './support/scripts.ts';
import { useScriptedGraph } from './support/useScriptedGraph.ts';

const FIELDS = `
  int: Int float: Float id: ID text: String flag: Boolean size: Size json: Json
  ints: [Int] strictInts: [Int!] lists: [[Int]] item: Item items: [Item] any: Any node: Node`;

const stock = useScriptedGraph({
  stock: {
    sdl: `
      scalar Json
      enum Size { SMALL LARGE HIDDEN @inaccessible }
      type Query { ${FIELDS} holder: Holder }
      type Holder { ${FIELDS} strict: Int! well: String }
      type Item implements Node { id: ID! name: String }
      type Other implements Node { id: ID! }
      type Hidden implements Node @inaccessible { id: ID! }
      interface Node { id: ID! }
      union Any = Item | Other | Hidden`,
    resolvers: { Any: { __resolveType: () => 'Item' }, Node: { __resolveType: () => 'Item' } },
  },
});

/** What a subgraph answers as JSON, and how the gateway hands it on, as JSON. */
describe.each([
  [
    'Int',
    'int',
    [
      ['1', '1'],
      ['-2147483648', '-2147483648'],
      ['1.0', '1'],
      ['0', '0'],
      ['null', 'null'],
    ],
  ],
  [
    'Float',
    'float',
    [
      ['1.5', '1.5'],
      ['1', '1'],
      ['1e300', '1e+300'],
      ['-0.0', '0'],
      ['null', 'null'],
    ],
  ],
  [
    'ID',
    'id',
    [
      ['"a"', '"a"'],
      ['12', '"12"'],
      ['""', '""'],
    ],
  ],
  [
    'String',
    'text',
    [
      ['""', '""'],
      ['"\\u0000\\"\\\\/é😀\\ud800"', '"\\u0000\\"\\\\/é😀\\ud800"'],
      ['"\\u20ac\\uD83D\\uDE00"', '"€😀"'],
      ['null', 'null'],
    ],
  ],
  [
    'Boolean',
    'flag',
    [
      ['true', 'true'],
      ['false', 'false'],
    ],
  ],
  ['enum', 'size', [['"SMALL"', '"SMALL"']]],
  [
    'custom scalar',
    'json',
    [
      ['{"a":[1,{"b":null}]}', '{"a":[1,{"b":null}]}'],
      ['"x\\n"', '"x\\n"'],
      ['0', '0'],
      ['false', 'false'],
      ['""', '""'],
      ['{"__proto__":{"a":1}}', '{"__proto__":{"a":1}}'],
    ],
  ],
  [
    'list',
    'ints',
    [
      ['[]', '[]'],
      ['[1,null]', '[1,null]'],
    ],
  ],
  ['list of lists', 'lists', [['[[1],null,[]]', '[[1],null,[]]']]],
  [
    'object',
    'item { id }',
    [
      ['{"id":"i"}', '{"id":"i"}'],
      ['{"id":1,"name":"not asked for","more":[1]}', '{"id":"1"}'],
      ['null', 'null'],
    ],
  ],
  [
    'union',
    'any { ... on Item { id } }',
    [
      ['{"__typename":"Item","id":"i"}', '{"id":"i"}'],
      ['{"__typename":"Other"}', '{}'],
    ],
  ],
  ['interface', 'node { id }', [['{"__typename":"Other","id":"o"}', '{"id":"o"}']]],
] as Array<[string, string, Array<[string, string]>]>)('a value of type %s', (_, field, rows) => {
  test.each(rows)('%s is returned as %s', async (sent, received) => {
    const key = field.split(' ')[0];
    stock.subgraphs.stock.follow(says(`{"data":{"${key}":${sent}}}`));
    const response = await fetch(stock.graph.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ ${field} }` }),
    });
    expect((await response.text()).trim()).toBe(`{"data":{"${key}":${received}}}`);
  });
});

const WRONG: Array<[string, string, string[]]> = [
  ['Int', 'int', ['1.5', '2147483648', '1e999', '"1"', 'true', '[]', '{}']],
  ['Float', 'float', ['"1.5"', '1e999', 'true', '[1.5]']],
  ['ID', 'id', ['1.5', '1e21', 'true', '{}', '["a"]']],
  ['String', 'text', ['1', 'true', '["a"]', '{}']],
  ['Boolean', 'flag', ['1', '"true"', '0', '""', '[]']],
  ['enum', 'size', ['"HUGE"', '"HIDDEN"', '"small"', '1', '["SMALL"]', '"toString"']],
  ['custom scalar', 'json', ['1e999']],
  ['list', 'ints', ['1', '"1"', '{}', '{"0":1,"length":1}', 'true']],
  ['list of lists', 'lists', ['{}', '""']],
  ['object', 'item { id }', ['1', '"x"', '[]', 'true', '[{"id":"i"}]', '0', '""']],
  [
    'union',
    'any { __typename }',
    [
      '{"__typename":"Hidden"}',
      '{"__typename":"Nowhere"}',
      '{"__typename":"Query"}',
      '{"__typename":1}',
      '{"__typename":"__proto__"}',
      '{}',
      '[]',
      '"Item"',
    ],
  ],
  ['interface', 'node { __typename id }', ['{"__typename":"Hidden","id":"h"}', '{"__typename":"Query","id":"h"}']],
];

const wrong = (...path: ReadonlyArray<string | number>) => ({
  message: expect.any(String),
  path,
  extensions: { code: 'RESPONSE_VALIDATION_FAILED', serviceName: 'stock' },
});

describe.each(WRONG)('a value that is not of type %s', (_, field, rows) => {
  const key = field.split(' ')[0]!;
  test.each(rows)('%s becomes null, with an error', async (sent) => {
    stock.subgraphs.stock.follow(says(`{"data":{"holder":{"${key}":${sent},"well":"well"}}}`));
    expect(await stock.graph.ask(`{ holder { well ${field} } }`)).toEqual({
      status: 200,
      data: { holder: { well: 'well', [key]: null } },
      errors: [wrong('holder', key)],
    });
  });
});

test('an object without selected fields needs no __typename', async () => {
  stock.subgraphs.stock.follow(says('{"data":{"holder":{"any":{}}}}'));
  const query = 'query ($no: Boolean!) { holder { any { __typename @include(if: $no) } } }';
  expect(await stock.graph.ask(query, { no: false })).toEqual({ status: 200, data: { holder: { any: {} } } });
});

test.each(['{"id":"n"}', '{"__typename":"Node","id":"n"}', '{"__typename":null,"id":"n"}'])(
  'an object with a missing or wrong __typename is an error: %s',
  async (node) => {
    stock.subgraphs.stock.follow(says(`{"data":{"node":${node}}}`));
    expect(await stock.graph.ask('{ node { id __typename } }')).toEqual({
      status: 200,
      data: { node: null },
      errors: [wrong('node', '__typename')],
    });
  },
);

test.each([
  {
    name: 'in a list',
    sent: '{"ints":[1,"2",null,3.5]}',
    data: { ints: [1, null, null, null] },
    errors: [wrong('ints', 1), wrong('ints', 3)],
  },
  {
    name: 'in a list of what may not be null',
    sent: '{"strictInts":[1,"2"]}',
    data: { strictInts: null },
    errors: [wrong('strictInts', 1)],
  },
  {
    name: 'in lists of lists',
    sent: '{"lists":[[1,"x"],"y"]}',
    data: { lists: [[1, null], null] },
    errors: [wrong('lists', 0, 1), wrong('lists', 1)],
  },
  {
    name: 'in an object of a list',
    sent: '{"items":[{"id":"a"},{"id":true},7,null]}',
    data: { items: [{ id: 'a' }, null, null, null] },
    errors: [wrong('items', 1, 'id'), wrong('items', 2)],
  },
  {
    name: 'that may not be null',
    sent: '{"holder":{"strict":"x"}}',
    data: { holder: null },
    errors: [wrong('holder', 'strict')],
  },
])('a wrong value $name', async ({ sent, data, errors }) => {
  stock.subgraphs.stock.follow(says(`{"data":${sent}}`));
  const field = Object.keys(data)[0]!;
  const selection = { items: 'items { id }', holder: 'holder { strict }' }[field] ?? field;
  expect(await stock.graph.ask(`{ ${selection} }`)).toEqual({ status: 200, data, errors });
});

test('an invalid value is reported beside other errors of the subgraph', async () => {
  stock.subgraphs.stock.follow(
    says('{"data":{"int":"1","text":null},"errors":[{"message":"no","extensions":{"code":"FORBIDDEN"}}]}'),
  );
  expect(await stock.graph.ask('{ int text }')).toEqual({
    status: 200,
    data: { int: null, text: null },
    errors: [{ message: 'no', extensions: { code: 'FORBIDDEN', serviceName: 'stock' } }, wrong('int')],
  });
});
