import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { agatha, openSubgraph, viewer } from './Subgraph.ts';

let subgraph: Awaited<ReturnType<typeof openSubgraph>>;
beforeAll(async () => {
  subgraph = await openSubgraph({
    users: { findCredentials: async () => ({ user: agatha, passwordHash: 'hash' }) },
    passwords: { verify: async () => true },
  });
});
afterAll(() => subgraph.stop());

const LOGIN = `mutation { login(input: { username: "agatha", password: "right" }) {
  ... on LoginSuccess { session { user { username email phone } } }
} }`;
const REFRESH = `mutation { refresh(refreshToken: "token") {
  ... on RefreshSuccess { session { user { username email phone } } }
} }`;
const { username, email, phone } = agatha;

test.each([
  ['login', LOGIN],
  ['refresh', REFRESH],
])('%s shows the contact details of its own user, to a request without a token', async (field, query) => {
  expect(await subgraph.ask(null, query)).toEqual({
    data: { [field]: { session: { user: { username, email, phone } } } },
  });
});

test('of another user as well as of the token', async () => {
  expect((await subgraph.ask(viewer('user-2'), LOGIN)).errors).toBeUndefined();
});

test('the same user is hidden on other paths of an anonymous request', async () => {
  expect(await subgraph.ask(null, '{ user(id: "user-1") { email phone } }')).toEqual({
    data: { user: { email: null, phone: null } },
  });
});
