import { findFreePort } from '@online-books/tools/processes/findFreePort';
import { GraphQLError } from 'graphql';
import { expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { answers } from '../execution/support/scripts.ts';
import { scrape } from './support/Scrape.ts';

const METRICS_PORT = await findFreePort();
const SECRET = 'Krishna';

const web = useScriptedGraph(
  {
    people: {
      sdl: 'type Query { person(name: String): Person } type Person { name: String }',
      resolvers: {
        Query: {
          person(_: unknown, { name }: { name: string }) {
            if (name.startsWith(SECRET)) return { name };
            throw new GraphQLError(`No ${SECRET}`, { extensions: { code: name } });
          },
        },
      },
    },
  },
  { METRICS_PORT: String(METRICS_PORT) },
);

test('whatever is asked', async () => {
  const headers = { authorization: `Bearer ${SECRET}`, 'x-forwarded-for': SECRET, 'user-agent': SECRET };
  const ask = (query: string, variables = {}) => web.graph.send(JSON.stringify({ query, variables }), headers);
  const query = `query ${SECRET}($name: String) { ${SECRET}: person(name: $name) { name } }`;
  await ask(query, { name: `${SECRET} Mohan` });
  await ask(`{ person(name: "${SECRET}") { name } }`);
  await ask(`{ ${SECRET} }`);
  await ask(`query ($name: String) { person(name: $name) { name } }`, { name: { [SECRET]: SECRET } });
  // Codes are the subgraph's own words, and may be anything.
  for (const code of [`${SECRET}Mohan`, `NO ${SECRET}`, `NO_${SECRET}`]) {
    web.subgraphs.people.follow(answers({ data: null, errors: [{ message: SECRET, extensions: { code } }] }));
    expect(await ask(query, { name: 'x' })).toMatchObject({ errors: [{ extensions: { code } }] });
  }

  const { text } = await scrape(METRICS_PORT);
  expect(text).toContain('graphql_errors_total{code="other"}');
  expect(text.toLowerCase()).not.toContain(SECRET.toLowerCase());
});

test('arbitrary error codes of a subgraph do not fill the memory', async () => {
  const codes = Array.from({ length: 500 }, (_, at) => `MADE_UP_${at}`);
  const before = await scrape(METRICS_PORT);
  const errors = codes.map((code) => ({ message: 'no', extensions: { code } }));
  for (let time = 0; time < 2; time++) {
    web.subgraphs.people.follow(answers({ data: null, errors }));
    await web.graph.ask('{ person(name: "x") { name } }');
  }
  web.subgraphs.people.follow(answers({ data: null, errors: [{ message: 'no', extensions: { code: 'NOT_FOUND' } }] }));
  await web.graph.ask('{ person(name: "x") { name } }');

  const after = await scrape(METRICS_PORT);
  const told = after.seriesOf('graphql_errors_total').filter((series) => series.includes('MADE_UP_'));
  expect(told).toHaveLength(50);
  for (const series of told) expect(after.value(series)).toBe(2);
  expect(after.since(before)).toMatchObject({
    'graphql_errors_total{code="other"}': 900,
    // One of ours is told, however many others there are.
    'graphql_errors_total{code="NOT_FOUND"}': 1,
  });
});
