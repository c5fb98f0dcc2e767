import { afterAll, expect, test } from '@jest/globals';
import { parse } from 'graphql';

import { fromRawJson } from '../raw-json/writeRawJson.ts';
import {
  GraphUnderTest,
  planByApolloFirst,
  planByHiveFirst,
  type Serving,
} from './differential/checking/GraphUnderTest.ts';
import { World } from './differential/data/World.ts';
import { composeModel, type Graph } from './differential/model/Graph.ts';
import { library } from './differential/model/written/library.ts';
import { Random } from './differential/Random.ts';

/** What the subgraphs of a field know in common is a Book; subgraph a returns what it knows by itself, which may be a Song. */
const graph = composeModel(library) as Graph;
const served = {
  hive: new GraphUnderTest(graph, planByHiveFirst),
  apollo: new GraphUnderTest(graph, planByApolloFirst),
};
afterAll(() => Object.values(served).forEach((each) => each.close()));

const planners = ['hive', 'apollo'] as const;

test.each(planners)('a nullable field of an object that should not be there is null, %s', async (planner) => {
  const { data, errors } = await ask(planner, '{ media { ... on Song { genre } ... on Book { id } } }');
  expect(errors).toEqual([]);
  expect(data).toEqual({ media: { genre: null } });
});

test.each(planners)(
  'a field that must not be null takes its object with it, and an error says so, %s',
  async (planner) => {
    const { data, errors } = await ask(planner, '{ box { media { ... on Song { length } } } }');
    expect(data).toEqual({ box: { media: null } });
    expect(errors).toHaveLength(1);
    expect(errors[0]!.path).toEqual(['box', 'media', 'length']);
  },
);

test.each(planners)('the name of its type is told, %s', async (planner) => {
  const { data, errors } = await ask(planner, '{ media { __typename ... on Book { id } } }');
  expect(errors).toEqual([]);
  expect(data).toEqual({ media: { __typename: 'Song' } });
});

test.each(planners)('so is one in a list below an entity, %s', async (planner) => {
  const answer = await ask(
    planner,
    '{ shelf { more { ... on Titled { ... on Song { genre } } ... on Book { id } } } }',
  );
  expect(answer).toEqual({ data: { shelf: { more: [{ genre: null }] } }, errors: [] });
});

test.each(planners)('by way of an interface it is null, or what the subgraph says, %s', async (planner) => {
  const { data, errors } = await ask(planner, '{ shelf { titled { ... on Song { genre } ... on Book { id } } } }');
  expect(errors).toEqual([]);
  expect([{ genre: null }, { genre: 'plain' }]).toContainEqual((data['shelf'] as { titled: unknown }).titled);
});

/** The first answer, of several data, in which a Song stands at the only place where something of it is selected. */
async function ask(planner: keyof typeof served, document: string) {
  for (let seed = 1; ; seed++) {
    const options = {
      seed,
      nulls: false,
      longestList: 1,
      plain: true,
      failures: 'none',
      breaksContract: true,
    } as const;
    const serving: Serving = {
      world: new World(graph, options),
      counter: { count: 0 },
      violations: [],
      misinformed: [],
      requests: [],
      delays: new Random(seed),
    };
    const result = await served[planner].executor.execute({
      document: parse(document, { noLocation: true }),
      source: document,
      operationName: undefined,
      variables: {},
      context: serving,
    });
    if (result.kind !== 'Executed') throw new Error(result.errors[0]!.message);
    const answer = JSON.parse(fromRawJson(result.data)) as Record<string, unknown>;
    if (seed > 40) throw new Error(`There is no Song: ${JSON.stringify(answer)}`);
    if (!isSong(answer)) continue;
    return { data: answer, errors: result.errors };
  }
}

/** Where a Book stands, its fields do. */
function isSong(answer: Record<string, unknown>): boolean {
  const text = JSON.stringify(answer);
  return !text.includes('"id"') && !text.includes('{}') && !text.includes('[]');
}
