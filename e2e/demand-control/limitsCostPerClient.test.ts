import { randomUUID } from 'node:crypto';

import { expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const ITEM = { id: '1' };

const web = useScriptedGraph(
  {
    shop: {
      sdl: `
        type Query { items(first: Int): [Item] search(text: String): Item }
        type Mutation { login(input: LoginInput!): Item join(name: String): Item }
        input LoginInput { username: String }
        type Item { id: ID }`,
      resolvers: {
        Query: { items: () => [ITEM], search: () => ITEM },
        Mutation: { login: () => ITEM, join: () => ITEM },
      },
    },
  },
  {
    // An item is an object, and a list of which nothing is said ten of them.
    RATE_LIMIT: '100/1h',
    RATE_LIMITED_FIELDS:
      'Mutation.login:3/1h by input.username, Mutation.login:6/1h, Query.search:2/1h by client, ' +
      'Mutation.join:3/1h by address + name',
    PLANNING_COST: '0',
    TRUSTED_PROXIES: '1',
  },
);

/** An address that nobody has used yet. */
function newAddress(): string {
  const bytes = [...Buffer.from(randomUUID().replaceAll('-', ''), 'hex')];
  return `10.${bytes.slice(0, 3).join('.')}`;
}

interface Asked {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly code: string | undefined;
}

async function ask(query: string, address: string, variables: object = {}): Promise<Asked> {
  const response = await fetch(web.graph.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': address,
    },
    body: JSON.stringify({ query, variables }),
  });
  const { errors } = (await response.json()) as { errors?: ReadonlyArray<{ extensions: { code: string } }> };
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    code: errors?.[0]?.extensions.code,
  };
}

const REFUSED = { status: 429, code: 'RATE_LIMITED', retryAfter: expect.stringMatching(/^[1-9]\d*$/) };
const PASSED = { status: 200 };

test('a client is limited by cost, not by number of requests', async () => {
  const address = newAddress();
  const dear = '{ a: items { id } b: items { id } c: items { id } d: items { id } }';
  expect(await ask(dear, address)).toMatchObject(PASSED);
  expect(await ask(dear, address)).toMatchObject(PASSED);
  expect(await ask(dear, address)).toMatchObject(REFUSED);
  for (let time = 0; time < 10; time++) expect(await ask('{ __typename }', address)).toMatchObject(PASSED);
});

test('a rejected request is not charged', async () => {
  const address = newAddress();
  const sixty = `{ ${['a', 'b', 'c', 'd', 'e', 'f'].map((alias) => `${alias}: items { id }`).join(' ')} }`;
  expect(await ask(sixty, address)).toMatchObject(PASSED);
  for (let time = 0; time < 5; time++) expect(await ask(sixty, address)).toMatchObject(REFUSED);
  expect(await ask('{ a: items { id } b: items { id } c: items { id } }', address)).toMatchObject(PASSED);
});

test('another address has a bucket of its own', async () => {
  const all = `{ ${Array.from({ length: 10 }, (_, at) => `a${at}: items { id }`).join(' ')} }`;
  const address = newAddress();
  expect(await ask(all, address)).toMatchObject(PASSED);
  expect(await ask(all, address)).toMatchObject(REFUSED);
  expect(await ask(all, newAddress())).toMatchObject(PASSED);
});

test('a field is limited by the value of an argument, whatever the address and the case', async () => {
  const username = randomUUID();
  const login = 'mutation ($name: String) { login(input: { username: $name }) { id } }';
  expect(await ask(login, newAddress(), { name: username })).toMatchObject(PASSED);
  expect(await ask(login, newAddress(), { name: username.toUpperCase() })).toMatchObject(PASSED);
  expect(await ask(login, newAddress(), { name: ` ${username}` })).toMatchObject(PASSED);
  expect(await ask(login, newAddress(), { name: username })).toMatchObject(REFUSED);
  expect(await ask(login, newAddress(), { name: randomUUID() })).toMatchObject(PASSED);
});

test('a field limit by argument and address does not let attackers lock others out', async () => {
  const [name, owner, stranger] = [randomUUID(), newAddress(), newAddress()];
  const join = (address: string, value: string) =>
    ask('mutation ($name: String) { join(name: $name) { id } }', address, { name: value });
  for (let time = 0; time < 3; time++) expect(await join(stranger, name)).toMatchObject(PASSED);
  expect(await join(stranger, name.toUpperCase())).toMatchObject(REFUSED);
  expect(await join(stranger, randomUUID())).toMatchObject(PASSED);
  expect(await join(owner, name)).toMatchObject(PASSED);
});

test('and by the address, whatever the argument', async () => {
  const address = newAddress();
  const login = 'mutation ($input: LoginInput!) { login(input: $input) { id } }';
  for (let time = 0; time < 6; time++)
    expect(await ask(login, address, { input: { username: randomUUID() } })).toMatchObject(PASSED);
  expect(await ask(login, address, { input: { username: randomUUID() } })).toMatchObject(REFUSED);
});

test('aliases and fragments do not evade the limit', async () => {
  const login = (at: number) => `a${at}: login(input: { username: "${randomUUID()}" }) { id }`;
  const seven = Array.from({ length: 7 }, (_, at) => login(at)).join(' ');
  const address = newAddress();
  expect(await ask(`mutation { ${seven} }`, address)).toMatchObject(REFUSED);
  const six = Array.from({ length: 6 }, (_, at) => login(at)).join(' ');
  expect(await ask(`mutation { ${six} }`, address)).toMatchObject(PASSED);
  expect(await ask(`mutation { ...L } fragment L on Mutation { ${login(8)} }`, address)).toMatchObject(REFUSED);
  expect(await ask(`mutation { join(name: "x") { id } }`, address)).toMatchObject(PASSED);
});

test('without tokens, a limit by client is a limit by address', async () => {
  const address = newAddress();
  for (let time = 0; time < 2; time++) expect(await ask('{ search { id } }', address)).toMatchObject(PASSED);
  expect(await ask('{ search { id } }', address)).toMatchObject(REFUSED);
});

test('entries of X-Forwarded-For by untrusted clients are ignored', async () => {
  const address = newAddress();
  for (let time = 0; time < 2; time++)
    expect(await ask('{ search { id } }', `${newAddress()}, ${address}`)).toMatchObject(PASSED);
  expect(await ask('{ search { id } }', `${newAddress()}, ${address}`)).toMatchObject(REFUSED);
});
