import { composeServices } from '@apollo/composition';
import { Supergraph } from '@apollo/federation-internals';
import { expect, test } from '@jest/globals';
import { buildASTSchema, type GraphQLSchema, parse, validate } from 'graphql';

import { GraphQLDocument } from '../../plan/GraphQLDocument.ts';
import { deserializePlan } from '../../plan/PlanNode.ts';
import { createApolloPlanning } from '../createApolloPlanning.ts';
import { PlanCache } from '../PlanCache.ts';

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@requires", "@external", "@shareable", "@override", "@interfaceObject", "@provides", "@inaccessible", "@tag"]) `;

const SCORE = 'score(of: Int = 10): Int';

/** The address and the schema of a subgraph. */
type Subgraphs = Readonly<Record<string, readonly [url: string, sdl: string]>>;

const BEFORE: Subgraphs = {
  shop: [
    'http://shop/',
    `type Query { books(in: Shelf): [Book] media: [Media] find(for: Wish): Found }
     type Mutation { buy: Book }
     enum Shelf { NEW OLD }
     input Wish { words: String near: Place }
     input Place { town: String }
     interface Media @key(fields: "id") { id: ID! price: Int }
     type Book implements Media @key(fields: "id") { id: ID! price: Int title: String weight: Int }
     type Film implements Media @key(fields: "id") { id: ID! price: Int }
     type Shop { name: String }
     union Found = Book | Shop`,
  ],
  critics: [
    'http://critics/',
    `type Query { critic: Critic }
     type Critic { name: String }
     type Book @key(fields: "id") { id: ID! ${SCORE} weight: Int @external heft: Int @requires(fields: "weight") }`,
  ],
};

const OPERATIONS = {
  titles: '{ books { title } }',
  scores: '{ books { score } }',
  shelf: '{ books(in: NEW) { id } }',
  media: '{ media { id ... on Book { title } } }',
  found: 'query ($for: Wish) { find(for: $for) { ... on Shop { name } } }',
  heft: '{ books { heft } }',
  critic: '{ critic { name } }',
  buy: 'mutation { buy { id } }',
};

const ALL = Object.keys(OPERATIONS);

/** Those that may meet books. */
const WITH_BOOKS = ALL.filter((name) => name !== 'critic');

interface Loaded {
  readonly schema: GraphQLSchema;
  readonly cache: PlanCache;
  readonly planned: string[];
}

function load(subgraphs: Subgraphs, before?: Loaded): Loaded {
  const { supergraphSdl = '', errors } = composeServices(
    Object.entries(subgraphs).map(([name, [url, sdl]]) => ({ name, url, typeDefs: parse(FEDERATION + sdl) })),
  );
  expect(errors).toBeUndefined();
  const plan = createApolloPlanning(supergraphSdl);
  const planned: string[] = [];
  const planner = {
    plan: async ({ text }: GraphQLDocument) => {
      planned.push(text);
      const made = plan(text);
      return made && deserializePlan(made);
    },
    close() {},
  };
  const supergraph = buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true });
  const schema = Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
  return { schema, planned, cache: new PlanCache(planner, supergraph, before?.cache) };
}

/** Asks for plans of all operations that fit the schema; gives them, and the names of those that were planned. */
async function planAll({ schema, cache, planned }: Loaded) {
  const plans: unknown[] = [];
  const anew: string[] = [];
  for (const [name, document] of Object.entries(OPERATIONS)) {
    if (validate(schema, parse(document)).length > 0) continue;
    plans.push(await cache.plan(GraphQLDocument.ofText(document), new AbortController().signal));
    if (planned.splice(0).length > 0) anew.push(name);
  }
  return { plans, anew };
}

const change = (subgraph: string, from: string, to: string): Subgraphs => {
  const [url, sdl] = BEFORE[subgraph]!;
  expect(sdl).toContain(from);
  return { ...BEFORE, [subgraph]: [url, sdl.replace(from, to)] };
};

test.each<[what: string, after: Subgraphs, anew: readonly string[]]>([
  ['no change', BEFORE, []],
  ['another address', { ...BEFORE, shop: ['http://elsewhere/', BEFORE['shop']![1]] }, []],
  ['another description', change('shop', 'title: String', '"The title" title: String'), []],
  ['one more root field', change('shop', 'media: [Media]', 'media: [Media] shop: Shop'), []],
  ['one more field', change('shop', 'title: String', 'title: String isbn: ID'), []],
  ['one field less', change('critics', SCORE, ''), []],
  ['one more subgraph', { ...BEFORE, more: ['http://more/', 'type Query { more: Int }'] }, []],
  ['one subgraph less', { shop: BEFORE['shop']! }, []],
  [
    'fields of entities in one more subgraph',
    { ...BEFORE, more: ['http://more/', 'type Book @key(fields: "id") { id: ID! more: Int }'] },
    [],
  ],
  [
    'fields of an interface object in one more subgraph',
    { ...BEFORE, more: ['http://more/', 'type Media @key(fields: "id") @interfaceObject { id: ID! more: Int }'] },
    [],
  ],
  ['another type of a field', change('critics', SCORE, `${SCORE}!`), ['scores']],
  ['another default', change('critics', 'of: Int = 10', 'of: Int = 5'), ['scores']],
  ['one more argument', change('critics', 'of: Int = 10', 'of: Int = 10 by: ID'), ['scores']],
  [
    'a field that requires nothing any more',
    change('critics', 'weight: Int @external heft: Int @requires(fields: "weight")', 'heft: Int'),
    ['heft'],
  ],
  [
    'a field that another subgraph has taken over',
    {
      ...BEFORE,
      press: ['http://press/', `type Book @key(fields: "id") { id: ID! ${SCORE} @override(from: "critics") }`],
    },
    ['scores'],
  ],
  [
    'one more key',
    change('shop', 'type Book implements Media @key(', 'type Book implements Media @key(fields: "title") @key('),
    WITH_BOOKS,
  ],
  [
    'one more member of a union',
    change('shop', 'union Found = Book | Shop', 'union Found = Book | Shop | Film'),
    ['found'],
  ],
  [
    'one more object of an interface',
    change('shop', 'type Shop {', 'type Song implements Media @key(fields: "id") { id: ID! price: Int } type Shop {'),
    ['media'],
  ],
  ['one more value of an enum', change('shop', 'NEW OLD', 'NEW OLD USED'), ['titles', 'scores', 'shelf', 'heft']],
  ['one more field deep in an input', change('shop', 'town: String', 'town: String street: String'), ['found']],
  ['another name of a subgraph', { shop: BEFORE['shop']!, press: BEFORE['critics']! }, ['scores', 'heft', 'critic']],
  ['one more specification that is linked', change('shop', 'media: [Media]', 'media: [Media] @tag(name: "new")'), ALL],
])('%s: what it affects is planned again, and nothing else', async (_, after, anew) => {
  const before = load(BEFORE);
  await planAll(before);
  const kept = load(after, before);
  const outcome = await planAll(kept);
  expect(outcome.anew).toEqual(anew);
  // What is kept is what would have been planned.
  expect(outcome.plans).toEqual((await planAll(load(after))).plans);
});
