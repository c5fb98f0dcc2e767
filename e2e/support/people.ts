import { randomBytes } from 'node:crypto';

import type { Graph } from './Graph.ts';

/** Somebody with an account, signed in. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly graph: Graph;
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** The password of the seeded demo logins and of everybody that tests register. */
export const password = 'online-books-4-you';

/** A name that no other test uses. */
export function uniqueName(prefix = 'reader'): string {
  return `${prefix}-${randomBytes(5).toString('hex')}`;
}

const LOGIN = `
  mutation ($username: String!, $password: String!) {
    login(input: { username: $username, password: $password }) {
      ... on LoginSuccess { session { accessToken refreshToken user { id username } } }
    }
  }`;

interface LoginAnswer {
  login: { session: { accessToken: string; refreshToken: string; user: { id: string; username: string } } };
}

/** Signs somebody in who has an account: one of the demo logins, or who was registered. */
export async function signIn(graph: Graph, username: string): Promise<Person> {
  const { login } = await graph.get<LoginAnswer>(LOGIN, { username, password });
  const { accessToken, refreshToken, user } = login.session;
  return { ...user, accessToken, refreshToken, graph: graph.as(accessToken) };
}

const REGISTER = `
  mutation ($input: RegisterInput!) {
    register(input: $input) { __typename }
  }`;

/** Registers a new customer and signs them in. */
export async function register(graph: Graph, username = uniqueName()): Promise<Person> {
  await graph.get(REGISTER, { input: { username, password, email: `${username}@example.com` } });
  return signIn(graph, username);
}
