import { expect, test } from '@jest/globals';

import { useScriptedGraph } from './support/useScriptedGraph.ts';

interface Row {
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const echo = useScriptedGraph({
  first: {
    sdl: `
      scalar Json
      enum Size { SMALL LARGE @inaccessible }
      input Filter { min: Int = 3 tags: [String!] nested: Filter }
      type Query {
        int(value: Int = 7): String float(value: Float): String text(value: String): String id(value: ID): String
        flag(value: Boolean): String size(value: Size = SMALL): String json(value: Json): String
        list(value: [Int!]): String filter(value: Filter): String thing: Thing required(value: Int!): String
      }
      type Thing @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        ...Object.fromEntries(
          ['int', 'float', 'text', 'id', 'flag', 'size', 'json', 'list', 'filter', 'required'].map((name) => [
            name,
            (_: unknown, { value = '(nothing)' }: { value?: unknown }) => JSON.stringify(value),
          ]),
        ),
        thing: () => ({ id: 't' }),
      },
    },
  },
  second: {
    sdl: `type Thing @key(fields: "id") { id: ID! echo(value: Int = 5): Int sum(a: Int! = 1, b: Int = 2): Int }`,
    resolvers: {
      Thing: {
        echo: (_, { value }: { value: number }) => value,
        sum: (_, { a, b }: { a: number; b: number }) => a + b,
      },
    },
  },
});

test.each<Row & { readonly data: unknown }>([
  { name: 'a given one', query: 'query ($v: Int) { int(value: $v) }', variables: { v: 1 }, data: { int: '1' } },
  { name: 'null', query: 'query ($v: Int) { int(value: $v) }', variables: { v: null }, data: { int: 'null' } },
  { name: 'an absent one', query: 'query ($v: Int) { int(value: $v) }', variables: {}, data: { int: '7' } },
  { name: 'its default', query: 'query ($v: Int = 2) { int(value: $v) }', variables: {}, data: { int: '2' } },
  {
    name: 'null over its default',
    query: 'query ($v: Int = 2) { int(value: $v) }',
    variables: { v: null },
    data: { int: 'null' },
  },
  {
    name: 'its default where a value is required',
    query: 'query ($v: Int! = 2) { required(value: $v) }',
    variables: {},
    data: { required: '2' },
  },
  {
    name: 'an Int for a Float',
    query: 'query ($v: Float) { float(value: $v) }',
    variables: { v: 1 },
    data: { float: '1' },
  },
  { name: 'a number for an ID', query: 'query ($v: ID) { id(value: $v) }', variables: { v: 12 }, data: { id: '"12"' } },
  {
    name: 'one value for a list',
    query: 'query ($v: [Int!]) { list(value: $v) }',
    variables: { v: 1 },
    data: { list: '[1]' },
  },
  {
    name: 'an enum value',
    query: 'query ($v: Size) { size(value: $v) }',
    variables: { v: 'SMALL' },
    data: { size: '"SMALL"' },
  },
  {
    name: 'text that must be escaped',
    query: 'query ($v: String) { text(value: $v) }',
    variables: { v: '"\\\n😀\u0000' },
    data: { text: JSON.stringify('"\\\n😀\u0000') },
  },
  {
    name: 'any JSON for a custom scalar',
    query: 'query ($v: Json) { json(value: $v) }',
    variables: { v: { a: [1, null, { b: '"' }] } },
    data: { json: '{"a":[1,null,{"b":"\\""}]}' },
  },
  {
    name: "an input object, and its fields' defaults",
    query: 'query ($v: Filter) { filter(value: $v) }',
    variables: { v: { tags: ['a'], nested: { min: null } } },
    data: { filter: '{"min":3,"tags":["a"],"nested":{"min":null}}' },
  },
  {
    name: 'the default of an input object',
    query: 'query ($v: Filter = { tags: ["x"] }) { filter(value: $v) }',
    variables: {},
    data: { filter: '{"min":3,"tags":["x"]}' },
  },
  {
    name: 'ones within lists and objects',
    query: 'query ($a: Int!, $t: String!) { list(value: [1, $a]) filter(value: { min: $a, tags: [$t] }) }',
    variables: { a: 2, t: 'y' },
    data: { list: '[1,2]', filter: '{"min":2,"tags":["y"]}' },
  },
  { name: 'ones that nobody declared', query: '{ int }', variables: { v: 1, __proto__: 2 }, data: { int: '7' } },
  {
    name: 'ones of a subgraph further on',
    query: 'query ($v: Int) { thing { echo(value: $v) } }',
    variables: { v: 9 },
    data: { thing: { echo: 9 } },
  },
  {
    name: 'defaults of a subgraph further on',
    query: 'query ($v: Int = 8) { thing { echo(value: $v) twice: echo } }',
    variables: {},
    data: { thing: { echo: 8, twice: 5 } },
  },
  {
    name: 'absent ones of a subgraph further on',
    query: 'query ($a: Int! = 10, $b: Int) { thing { sum(a: $a, b: $b) } }',
    variables: {},
    data: { thing: { sum: 12 } },
  },
  {
    name: 'ones called as what every object inherits',
    query: 'query ($constructor: Int, $toString: Int) { a: int(value: $constructor) b: int(value: $toString) }',
    variables: { constructor: 3 },
    data: { a: '3', b: '7' },
  },
])('variables: $name', async ({ query, variables, data }) => {
  expect(await echo.graph.ask(query, variables)).toEqual({ status: 200, data });
});

test.each<Row>([
  { name: 'text for an Int', query: 'query ($v: Int) { int(value: $v) }', variables: { v: '1' } },
  { name: 'a fraction for an Int', query: 'query ($v: Int) { int(value: $v) }', variables: { v: 1.5 } },
  { name: 'too large an Int', query: 'query ($v: Int) { int(value: $v) }', variables: { v: 2 ** 31 } },
  { name: 'null where a value is required', query: 'query ($v: Int!) { required(value: $v) }', variables: { v: null } },
  { name: 'nothing where a value is required', query: 'query ($v: Int!) { required(value: $v) }', variables: {} },
  { name: 'an unknown enum value', query: 'query ($v: Size) { size(value: $v) }', variables: { v: 'HUGE' } },
  { name: 'a hidden enum value', query: 'query ($v: Size) { size(value: $v) }', variables: { v: 'LARGE' } },
  {
    name: 'an unknown field of an input object',
    query: 'query ($v: Filter) { filter(value: $v) }',
    variables: { v: { max: 1 } },
  },
  {
    name: 'null within a list of what may not be',
    query: 'query ($v: [Int!]) { list(value: $v) }',
    variables: { v: [1, null] },
  },
])('variables: $name is rejected before any subgraph request', async ({ query, variables }) => {
  const answer = await echo.graph.ask(query, variables);
  expect(answer).toEqual({
    status: expect.any(Number),
    errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) })],
  });
  expect(echo.subgraphs.first.asked).toEqual([]);
});

test.each([
  {
    name: 'text that must be escaped',
    field: 'text',
    literal: '"\\"\\\\ \\n\\t\\u0000 / é 😀 \\uD83D\\uDE00"',
    value: '"\\ \n\t\u0000 / é 😀 😀',
  },
  {
    name: 'a block of text',
    field: 'text',
    literal: '"""\n  a "quoted" \\ \\""" block\n    with two lines\n"""',
    value: 'a "quoted" \\ """ block\n  with two lines',
  },
  { name: 'empty text', field: 'text', literal: '""', value: '' },
  { name: 'text like a variable', field: 'text', literal: '"$v ${v} {{v}}"', value: '$v ${v} {{v}}' },
  { name: 'null', field: 'text', literal: 'null', value: null },
  { name: 'a negative Int', field: 'int', literal: '-7', value: -7 },
  { name: 'the smallest Int', field: 'int', literal: '-2147483648', value: -2147483648 },
  { name: 'a Float with an exponent', field: 'float', literal: '-1.5e-10', value: -1.5e-10 },
  { name: 'a very large Float', field: 'float', literal: '1e300', value: 1e300 },
  { name: 'an Int for a Float', field: 'float', literal: '3', value: 3 },
  { name: 'an Int for an ID', field: 'id', literal: '12345678901234567890', value: '12345678901234567890' },
  { name: 'one value for a list', field: 'list', literal: '5', value: [5] },
  { name: 'an empty list', field: 'list', literal: '[]', value: [] },
  { name: 'an enum value', field: 'size', literal: 'SMALL', value: 'SMALL' },
  { name: 'an empty object', field: 'filter', literal: '{}', value: { min: 3 } },
  {
    name: 'nested objects',
    field: 'filter',
    literal: '{ nested: { nested: { tags: "a" }, min: null } }',
    value: { min: 3, nested: { min: null, nested: { min: 3, tags: ['a'] } } },
  },
  {
    name: 'any literal for a custom scalar',
    field: 'json',
    literal: '{ a: [1, -2.5, true, null, "x", { b: {} }] }',
    value: { a: [1, -2.5, true, null, 'x', { b: {} }] },
  },
])('literals: $name', async ({ field, literal, value }) => {
  const { [field]: answer } = await echo.graph.get<Record<string, string>>(`{ ${field}(value: ${literal}) }`);
  expect(JSON.parse(answer!)).toEqual(value);
});
