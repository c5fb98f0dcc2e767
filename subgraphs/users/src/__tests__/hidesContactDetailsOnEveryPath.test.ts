import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { openSubgraph, viewer } from './Subgraph.ts';

let subgraph: Awaited<ReturnType<typeof openSubgraph>>;
beforeAll(async () => {
  subgraph = await openSubgraph();
});
afterAll(() => subgraph.stop());

const contact = 'email phone';

const paths: ReadonlyArray<readonly [string, string]> = [
  ['user', `{ user(name: "Agatha Christie") { ${contact} } }`],
  ['users.nodes', `{ users { nodes { ${contact} } } }`],
  ['users.edges', `{ users { edges { node { ${contact} } } } }`],
  [
    '_entities by id',
    `{ _entities(representations: [{ __typename: "User", id: "user-1" }]) { ... on User { ${contact} } } }`,
  ],
  [
    '_entities by username',
    `{ _entities(representations: [{ __typename: "User", username: "agatha" }]) { ... on User { ${contact} } } }`,
  ],
];

const hidden = '{"email":null,"phone":null}';
const shown = '{"email":"agatha@example.com","phone":"9000000001"}';

describe.each(paths)('%s', (_, query) => {
  test.each([
    ['a visitor', null, hidden],
    ['somebody else', viewer('user-2'), hidden],
    ['who may read the journal only', viewer('user-2', 'journal:read'), hidden],
    ['the user', viewer('user-1'), shown],
    ['who may read users', viewer('user-2', 'users:read'), shown],
  ])('for %s', async (_, asker, expected) => {
    const { data, errors } = await subgraph.ask(asker, query);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toContain(expected);
  });
});

test('journal.user, for who may read the journal and no users', async () => {
  const query = `{ journal { nodes { user { ${contact} } } } }`;
  expect(JSON.stringify(await subgraph.ask(viewer('user-2', 'journal:read'), query))).toContain(hidden);
});

test('me', async () => {
  expect(JSON.stringify(await subgraph.ask(viewer('user-1'), `{ me { ${contact} } }`))).toContain(shown);
  expect(await subgraph.ask(null, '{ me { id } }')).toMatchObject({ data: { me: null } });
  expect(await subgraph.ask(viewer('user-gone'), '{ me { id } }')).toMatchObject({ data: { me: null } });
});
