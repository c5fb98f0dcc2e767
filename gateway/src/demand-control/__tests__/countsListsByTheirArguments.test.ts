import { expect, test } from '@jest/globals';
import { buildSchema, type FragmentDefinitionNode, getVariableValues, Kind, parse } from 'graphql';

import { compileEstimate } from '../compileEstimate.ts';
import { costFor } from '../Cost.ts';
import { CostModel } from '../CostModel.ts';

/** Input objects cost 1 each. Apollo's composition takes nothing but Int for a slicing argument; other composers make such supergraphs. */
const schema = buildSchema(`
  schema
    @link(url: "https://specs.apollo.dev/link/v1.0")
    @link(url: "https://specs.apollo.dev/cost/v0.1", import: ["@listSize"]) { query: Query }
  directive @link(url: String, as: String, import: [link__Import]) repeatable on SCHEMA
  directive @listSize(
    assumedSize: Int
    slicingArguments: [String!]
    sizedFields: [String!]
    requireOneSlicingArgument: Boolean = true
  ) on FIELD_DEFINITION
  scalar link__Import
  type Query {
    byIds(ids: [ID!]): [Book] @listSize(slicingArguments: ["ids"])
    byIdsOrThree(ids: [ID!]! = ["a", "b", "c"]): [Book] @listSize(slicingArguments: ["ids"])
    byPairs(pairs: [[Int]]): [Book] @listSize(slicingArguments: ["pairs"])
    byFilters(filters: [Filter!]): [Book] @listSize(slicingArguments: ["filters"])
    byIdsOrFirst(ids: [ID!], first: Int): [Book]
      @listSize(slicingArguments: ["ids", "first"], assumedSize: 7, requireOneSlicingArgument: false)
    search(input: Search): [Book] @listSize(slicingArguments: ["input.page.first"])
    searchPage(input: Search): Result @listSize(slicingArguments: ["input.page.first"], sizedFields: ["page.items"])
    strictFirst(first: Int! = 5): [Book] @listSize(slicingArguments: ["first"])
  }
  input Filter { text: String }
  input Search { page: Page = { first: 4 } ids: [ID] }
  input Page { first: Int }
  type Result { page: Items }
  type Items { items: [Book] }
  type Book { id: ID }
`);
const model = new CostModel(schema);

function estimate(query: string, variables: Record<string, unknown> = {}, strict = true): number {
  const { definitions } = parse(query);
  const [operation] = definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  const fragments: Record<string, FragmentDefinitionNode> = {};
  const cost = compileEstimate({ operation, fragments } as never, { schema, model, defaultListSize: 10, strict });
  return costFor(cost, coerced!);
}

test.each<[string, string, Record<string, unknown>, number]>([
  ['a literal list', '{ byIds(ids: ["a", "b", "c"]) { id } }', {}, 3],
  ['an empty one', '{ byIds(ids: []) { id } }', {}, 0],
  ['a single value, which is a list of one', '{ byIds(ids: "a") { id } }', {}, 1],
  ['a variable', 'query ($ids: [ID!]) { byIds(ids: $ids) { id } }', { ids: ['a', 'b'] }, 2],
  ['a single value in a variable', 'query ($ids: [ID!]) { byIds(ids: $ids) { id } }', { ids: 'a' }, 1],
  ['a variable’s default', 'query ($ids: [ID!] = ["a", "b"]) { byIds(ids: $ids) { id } }', {}, 2],
  ['a list with variables in it', 'query ($a: ID!) { byIds(ids: ["x", $a, $a]) { id } }', { a: 'a' }, 3],
  ['one whose variables are not given', 'query ($a: Int) { byPairs(pairs: [[$a], [1]]) { id } }', {}, 2],
  ['the argument’s default', '{ byIdsOrThree { id } }', {}, 3],
  ['the default where a variable is not given', 'query ($i: [ID!]) { byIdsOrThree(ids: $i) { id } }', {}, 3],
  ['the outer of two lists', '{ byPairs(pairs: [[1, 2], [3, 4], [5]]) { id } }', {}, 3],
  ['objects', '{ byFilters(filters: [{ text: "a" }, {}]) { id } }', {}, 2 + 2],
  ['one object', '{ byFilters(filters: { text: "a" }) { id } }', {}, 1 + 1],
  ['the larger of a list and a number', '{ byIdsOrFirst(ids: ["a", "b"], first: 9) { id } }', {}, 9],
  ['what is given of them', '{ byIdsOrFirst(ids: ["a", "b"]) { id } }', {}, 2],
  ['else the assumed size', '{ byIdsOrFirst { id } }', {}, 7],
  ['so where all are null', '{ byIdsOrFirst(ids: null, first: null) { id } }', {}, 7],
  ['a number within an input object', '{ search(input: { page: { first: 6 } }) { id } }', {}, 6 + 2],
  ['in a variable', 'query ($s: Search) { search(input: $s) { id } }', { s: { page: { first: 8 } } }, 8 + 2],
  ['partly in one', 'query ($n: Int) { search(input: { page: { first: $n } }) { id } }', { n: 2 }, 2 + 2],
  ['with the input field’s default', '{ search(input: {}) { id } }', {}, 4 + 2],
  [
    'of a list further below',
    '{ searchPage(input: { page: { first: 6 } }) { page { items { id } } } }',
    {},
    1 + 1 + 6 + 2,
  ],
  ['less than nothing', '{ byIdsOrFirst(first: -2147483648) { id } }', {}, 0],
  ['the most there is', '{ byIdsOrFirst(first: 2147483647) { id } }', {}, 2_147_483_647],
  ['null that fails the field', 'query ($n: Int) { strictFirst(first: $n) { id } }', { n: null }, 0],
])('%s', (_, query, variables, expected) => {
  expect(estimate(query, variables)).toBe(expected);
});

test.each<[string, string, Record<string, unknown>, readonly string[]]>([
  ['a literal', '{ byIds(ids: null) { id } }', {}, ['ids']],
  ['a variable', 'query ($ids: [ID!]) { byIds(ids: $ids) { id } }', { ids: null }, ['ids']],
  ['a variable’s default', 'query ($ids: [ID!] = null) { byIds(ids: $ids) { id } }', {}, ['ids']],
  ['deep within', '{ search(input: { page: { first: null } }) { id } }', {}, ['input', 'page', 'first']],
])('the only slicing argument must not be null: %s', (_, query, variables, argumentPath) => {
  expect(() => estimate(query, variables)).toThrow(
    expect.objectContaining({
      path: [query.includes('byIds') ? 'byIds' : 'search'],
      extensions: { code: 'BAD_USER_INPUT', argumentPath, http: { status: 400 } },
    }),
  );
  expect(estimate(query, variables, false)).toBeGreaterThanOrEqual(10);
});

test.each(['{ byIds { id } }', 'query ($ids: [ID!]) { byIds(ids: $ids) { id } }', '{ search { id } }'])(
  'nor be missing: %s',
  (query) => {
    expect(() => estimate(query)).toThrow(
      expect.objectContaining({ extensions: { code: 'COST_QUERY_PARSE_FAILURE', http: { status: 400 } } }),
    );
  },
);
