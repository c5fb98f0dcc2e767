import { afterEach, expect, test } from '@jest/globals';

import { ChangingGraph, type ChangingGraphOptions, type Subgraph, type Subgraphs } from './ChangingGraph.ts';

/** A promise, and what resolves it. */
function gate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

const shop = (fields: string, title: () => unknown): Subgraph => ({
  sdl: `type Query { book: Book ${fields} } type Book @key(fields: "id") { id: ID! title: String }`,
  resolvers: { Query: { book: () => ({ id: '1' }), old: () => 'old', shelf: () => 'new' }, Book: { title } },
});

const critics = (score: string, value: number): Subgraph => ({
  sdl: `type Book @key(fields: "id") { id: ID! ${score} }`,
  resolvers: { Book: { score: () => value } },
});

const BEFORE: Subgraphs = { shop: shop('old: String', () => 'A'), critics: critics('score: Int', 1) };
/** At other addresses, with one more root field. */
const WIDER: Subgraphs = { ...BEFORE, shop: shop('old: String shelf: String', () => 'B') };
/** Another subgraph has taken the score over. */
const MOVED: Subgraphs = {
  shop: shop('shelf: String', () => 'C'),
  critics: critics('pages: Int', 1),
  press: critics('score: Int', 3),
};

const TITLE = '{ book { title } }';
const SCORE = '{ book { score } }';
const SHELF = '{ shelf }';
const OLD = '{ old }';

let graph: ChangingGraph;

async function serve(subgraphs: Subgraphs, options?: ChangingGraphOptions): Promise<void> {
  graph = new ChangingGraph(subgraphs, options);
  await graph.start();
}

/** Loads another supergraph, and waits until it is served. */
async function change(subgraphs: Subgraphs): Promise<void> {
  const next = graph.nextSchema();
  await graph.load(subgraphs);
  await next;
}

afterEach(() => graph.stop());

test('plans that no change concerns are kept, and ask the subgraphs where they are now', async () => {
  await serve(BEFORE);
  expect([await graph.ask(TITLE), await graph.ask(SCORE)]).toEqual([{ book: { title: 'A' } }, { book: { score: 1 } }]);
  graph.planned = [];
  await change(WIDER);
  expect([await graph.ask(TITLE), await graph.ask(SCORE)]).toEqual([{ book: { title: 'B' } }, { book: { score: 1 } }]);
  expect(graph.planned).toEqual([]);
  expect(await graph.ask(SHELF)).toEqual({ shelf: 'new' });
});

test('the documents of late are known to be valid before they are asked for', async () => {
  await serve(BEFORE);
  const several = 'query A { book { title } } query B { book { id } }';
  await graph.ask(TITLE);
  await graph.ask(OLD);
  await graph.ask(several, 'B');
  await change(MOVED);
  const { executor } = graph.plans.currentVersion()!;
  const isKnown = [TITLE, OLD, several, `}"B"${several}`].map((source) => executor.documentOf(source) !== undefined);
  expect(isKnown).toEqual([true, false, false, false]);
});

test('a plan outlives supergraphs under which nobody asked for it', async () => {
  await serve(BEFORE);
  await graph.ask(TITLE);
  graph.planned = [];
  await change(WIDER);
  await change(BEFORE);
  expect(await graph.ask(TITLE)).toEqual({ book: { title: 'A' } });
  expect(graph.planned).toEqual([]);
});

test('what a change concerns is planned before it is served, and meanwhile all is as it was', async () => {
  await serve(BEFORE);
  await graph.ask(TITLE);
  await graph.ask(SCORE);
  const { opened, open } = gate();
  graph.mayPlan = opened;
  graph.planned = [];
  const next = graph.nextSchema();
  await graph.load(MOVED);
  const before = [await graph.ask(TITLE), await graph.ask(SCORE), await graph.ask(SHELF)];
  expect(before).toEqual([{ book: { title: 'A' } }, { book: { score: 1 } }, ['GRAPHQL_VALIDATION_FAILED']]);
  open();
  await next;
  expect(graph.planned).toHaveLength(1);
  expect([await graph.ask(TITLE), await graph.ask(SCORE)]).toEqual([{ book: { title: 'C' } }, { book: { score: 3 } }]);
  expect(graph.planned).toHaveLength(1);
});

test('a supergraph is served when its time is over, whatever is not planned by then', async () => {
  await serve(BEFORE, { preparationTimeout: 1 });
  await graph.ask(SCORE);
  const { opened, open } = gate();
  graph.mayPlan = opened;
  await change(MOVED);
  const score = graph.ask(SCORE);
  open();
  expect(await score).toEqual({ book: { score: 3 } });
});

test('a request that is under way is answered as it began', async () => {
  const asked = gate();
  const answered = gate();
  const slow = shop('old: String', () => {
    asked.open();
    return answered.opened.then(() => 'slow');
  });
  await serve({ ...BEFORE, shop: slow });
  const underWay = graph.ask(TITLE);
  await asked.opened;
  await change(WIDER);
  expect(await graph.ask(TITLE)).toEqual({ book: { title: 'B' } });
  answered.open();
  expect(await underWay).toEqual({ book: { title: 'slow' } });
});

test('a request that was found valid before is executed as it was meant', async () => {
  const valid = gate();
  const changed = gate();
  const waitFor = { opened: Promise.resolve(), tell() {} };
  await serve(BEFORE, {
    plugins: [
      {
        requestDidStart: async () => ({
          didResolveOperation: () => {
            waitFor.tell();
            return waitFor.opened;
          },
        }),
      },
    ],
  });
  Object.assign(waitFor, { opened: changed.opened, tell: valid.open });
  const underWay = graph.ask(OLD);
  await valid.opened;
  await change(MOVED);
  changed.open();
  expect(await underWay).toEqual({ old: 'old' });
  expect(await graph.ask(OLD)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
});

test('of several supergraphs in a row the last one is served, and no other', async () => {
  await serve(BEFORE);
  await graph.ask(SCORE);
  const { opened, open } = gate();
  graph.mayPlan = opened;
  const seen: string[] = [];
  graph.gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    seen.push(Object.keys(apiSchema.getQueryType()!.getFields()).join());
  });
  await graph.load(MOVED);
  await change(WIDER);
  open();
  expect(await graph.ask(TITLE)).toEqual({ book: { title: 'B' } });
  expect(seen).toEqual(['book,old,shelf']);
});

test('a listener that fails keeps nobody from hearing of a schema', async () => {
  await serve(BEFORE);
  const stop = graph.gateway.onSchemaLoadOrUpdate(() => {
    throw new Error('a listener fails');
  });
  await change(WIDER);
  stop();
  expect(await graph.ask(SHELF)).toEqual({ shelf: 'new' });
});
