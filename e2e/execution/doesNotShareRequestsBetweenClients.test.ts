import { expect, test } from '@jest/globals';

import { answers, says } from './support/scripts.ts';
import type { Script } from './support/ScriptedSubgraph.ts';
import { useScriptedGraph } from './support/useScriptedGraph.ts';

/** Everything that these subgraphs tell belongs to whoever asks. */
const letters = useScriptedGraph(
  {
    accounts: {
      sdl: `type Query { me: Person } type Person @key(fields: "id") { id: ID! owner: String }`,
      resolvers: {
        Query: { me: (_, __, { headers }) => ({ id: 'me', owner: headers.authorization }) },
      },
    },
    mail: {
      sdl: `
        type Person @key(fields: "id") { id: ID! letters: [Letter] }
        type Letter { to: String about: Topic }
        type Topic @key(fields: "id") { id: ID! }`,
      resolvers: {
        Person: {
          letters: (_, __, { headers }) => [1, 2, 3].map(() => ({ to: headers.authorization, about: { id: 't' } })),
        },
      },
    },
    topics: {
      sdl: `type Topic @key(fields: "id") { id: ID! of: String }`,
      resolvers: { Topic: { of: (_, __, { headers }) => headers.authorization } },
    },
  },
  { SUBGRAPH_TIMEOUT: '1000' },
);

const QUERY = '{ me { owner letters { to about { of } } } }';

/** The same as nobody else asks it, so that it is shared with nobody. */
const ownQuery = (at: number) =>
  QUERY.replaceAll('owner', `owner o${at}: owner`)
    .replaceAll(' to ', ` to t${at}: to `)
    .replaceAll('{ of }', `{ of f${at}: of }`);

/** Faults that a subgraph alternates with good answers, each after a while of its own. */
const FAULTS: readonly Script[] = [
  (response) => response.destroy(),
  says('<html></html>', { 'content-type': 'text/html' }, 502),
  says('{"data":{"_entities":['),
  answers({ data: { _entities: [] } }),
  answers({ data: null, errors: [{ message: 'no' }] }),
  (response) => response.writeHead(200, { 'content-length': '1000' }).write('{"data":'),
];

function atTimesFaulty(): Script {
  let count = 0;
  return (response, asked, usual) => {
    const at = count++;
    const script = at % 2 === 0 ? FAULTS[(at / 2) % FAULTS.length]! : good;
    setTimeout(() => void script(response, asked, usual), (at * 7) % 30);
  };
}

const good: Script = async (response, asked, usual) => answers(await usual())(response, asked, usual);

interface Me {
  readonly owner: string | null;
  readonly letters: ReadonlyArray<{ readonly to: string; readonly about: { readonly of: string | null } }> | null;
}

test('under faults no client gets another client’s data', async () => {
  for (const subgraph of Object.values(letters.subgraphs)) subgraph.follow(atTimesFaulty());
  const people = ['ann', 'bob', 'cem', 'dora'];
  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, at) => {
      const person = people[at % people.length]!;
      const {
        status,
        data,
        errors = [],
      } = await letters.graph.as(person).ask<{ me: Me | null }>(at % 3 === 0 ? QUERY : ownQuery(at));
      return { person: `Bearer ${person}`, status, me: data.me, errors };
    }),
  );
  for (const { person, status, me, errors } of answers) {
    expect(status).toBe(200);
    expect(errors.every(({ extensions }) => extensions.code && extensions.serviceName)).toBe(true);
    if (!me?.letters || me.letters.some(({ about }) => about.of === null)) expect(errors.length).toBeGreaterThan(0);
    const shown = [me?.owner, ...(me?.letters ?? []).flatMap(({ to, about }) => [to, about.of])];
    expect(shown.filter((owner) => owner != null && owner !== person)).toEqual([]);
  }
  expect(answers.filter(({ errors }) => errors.length === 0).length).toBeGreaterThan(5);
});

test('after the faults every request succeeds', async () => {
  const letter = { to: 'Bearer eve', about: { of: 'Bearer eve' } };
  expect(await letters.graph.as('eve').get(QUERY)).toEqual({
    me: { owner: 'Bearer eve', letters: [letter, letter, letter] },
  });
});
