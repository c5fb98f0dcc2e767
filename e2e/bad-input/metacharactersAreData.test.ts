import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { type Contents, contentsOf } from '../support/contentsOf.ts';
import { register, signIn, uniqueName } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';

// Without the feed, nothing is learned in the background while tables are compared.
const shop = useStack({ feedSecret: null });

/** Of SQL, of templates, of HTML, of full-text searches, of terminals, and what is no text to some. */
const statements = ["'OR'1'='1'--", '";DROP/**/TABLE/**/User;--', '%%%%%%%%', '__%__%__', '\\\\\\\\\\\\\\\\'];
const templates = [
  '${7*7}{{7*7}}',
  '#{7*7}<%=7*7%>',
  '<script>alert(1)</script>',
  '+-*()~<>@"+-*()',
  '$(id)`id`;id|id',
];
const ascii = [...statements, ...templates];
const invisible = ['\u0000\u0000NUL', '\u202Egnp.exe', 'x\r\ny: z'];
const visible = [...ascii, "' OR 1=1 -- ", '"; DROP TABLE User; --', '💥💥💥💥'];
const others = [...visible.slice(ascii.length), ...invisible];
const strings = [...visible, ...invisible];

const REGISTER = `mutation ($input: RegisterInput!) {
  register(input: $input) { __typename ... on RegisterSuccess { user { name } } ... on InvalidInput { issues { path } } }
}`;
const CREATE = `mutation ($input: CreateOrderInput!) {
  createOrder(input: $input) {
    __typename ... on CreateOrderSuccess { order { id } } ... on InvalidInput { issues { path } }
  }
}`;

/** A registration that only what is given could spoil. */
function form(input: Readonly<Record<string, unknown>>) {
  const username = uniqueName();
  return { username, password: 'online-books-4-you', email: `${username}@example.com`, ...input };
}

describe('free text is stored unchanged', () => {
  test.each(visible.map((text, index) => `${text} ${index} Marple`.slice(0, 32).trim()))(
    '%#: a name is found by all of it, and by nothing less',
    async (name) => {
      const input = form({ name });
      expect(await shop.graph.get(REGISTER, { input })).toMatchObject({ register: { user: { name } } });
      const { graph, id } = await signIn(shop.graph, input.username);
      expect(await graph.get('{ me { name } }')).toEqual({ me: { name } });
      const FIND = 'query ($name: String!) { user(name: $name) { id } }';
      expect(await shop.graph.get(FIND, { name })).toEqual({ user: { id } });
      expect(await shop.graph.get(FIND, { name: name.slice(0, -1) })).toEqual({ user: null });
    },
  );

  test.each(strings)('%#: only the exact password signs in', async (text) => {
    const input = form({ password: `${text} password` });
    expect(await shop.graph.get(REGISTER, { input })).toMatchObject({ register: { __typename: 'RegisterSuccess' } });
    const signInWith = (password: string) =>
      shop.graph.get('mutation ($input: LoginInput!) { login(input: $input) { __typename } }', {
        input: { username: input.username, password },
      });
    expect(await signInWith(`${text} passwore`)).toEqual({ login: { __typename: 'WrongCredentials' } });
    expect(await signInWith(input.password)).toEqual({ login: { __typename: 'LoginSuccess' } });
  });

  test('an e-mail address', async () => {
    const input = form({ email: `o'neill+%_{7*7}@example.com` });
    await shop.graph.get(REGISTER, { input });
    const { graph } = await signIn(shop.graph, input.username);
    expect(await graph.get('{ me { email } }')).toEqual({ me: { email: input.email } });
  });

  test('an idempotency key is compared exactly', async () => {
    const { graph } = await register(shop.graph);
    const buy = async (idempotencyKey: string) => {
      const input = { idempotencyKey, items: [{ bookId: '1' }] };
      const answer = await graph.get<{ createOrder: { order: { id: string } } }>(CREATE, { input });
      return answer.createOrder.order.id;
    };
    const ids = [];
    for (const text of ascii) ids.push(await buy(text));
    expect(new Set(ids).size).toBe(ascii.length);
    for (const [index, text] of ascii.entries()) expect(await buy(text)).toBe(ids[index]);
  });
});

describe('restricted text is rejected without effect', () => {
  let person: Awaited<ReturnType<typeof register>>;
  let before: Contents;
  beforeEach(async () => {
    person ??= await register(shop.graph);
    before = await contentsOf(shop.stack);
  });
  afterEach(async () => expect(await contentsOf(shop.stack)).toEqual(before));

  test.each(strings)('%#: no username, no session', async (text) => {
    expect(await shop.graph.get(REGISTER, { input: form({ username: text }) })).toEqual({
      register: { __typename: 'InvalidInput', issues: [{ path: 'input.username' }] },
    });
    const SESSIONS = `mutation ($text: String!) {
      login(input: { username: $text, password: $text }) { __typename }
      refresh(refreshToken: $text) { __typename }
      logout(refreshToken: $text) { loggedOut }
    }`;
    expect(await shop.graph.get(SESSIONS, { text })).toEqual({
      login: { __typename: 'WrongCredentials' },
      refresh: { __typename: 'InvalidRefreshToken' },
      logout: { loggedOut: true },
    });
  });

  test.each(invisible)('%#: no name', async (text) => {
    expect(await shop.graph.get(REGISTER, { input: form({ name: `${text} Jane Marple` }) })).toEqual({
      register: { __typename: 'InvalidInput', issues: [{ path: 'input.name' }] },
    });
  });

  test.each(strings)('%#: no telephone number and no e-mail address', async (text) => {
    const CHANGE = `mutation ($text: PhoneNumber!) {
      changePhone(phone: $text) { __typename ... on InvalidInput { issues { path } } }
    }`;
    expect(await person.graph.get(CHANGE, { text })).toEqual({
      changePhone: { __typename: 'InvalidInput', issues: [{ path: 'phone' }] },
    });
    expect(await shop.graph.get(REGISTER, { input: form({ phone: text, email: text }) })).toEqual({
      register: { __typename: 'InvalidInput', issues: [{ path: 'input.email' }, { path: 'input.phone' }] },
    });
  });

  test.each(strings)('%#: no cursor', async (text) => {
    for (const list of ['books(after: $text)', 'users(after: $text)', 'me { orders(after: $text)']) {
      const query = `query ($text: String!) { ${list} { nodes { id } } ${list.startsWith('me') ? '}' : ''} }`;
      const { errors } = await person.graph.ask(query, { text });
      expect(errors?.map(({ extensions }) => [extensions.code, extensions.argumentPath])).toEqual([
        ['BAD_USER_INPUT', ['after']],
      ]);
    }
  });

  test.each(strings)('%#: no id', async (text) => {
    const FIND = 'query ($text: ID!) { book(id: $text) { id } }';
    expect(await person.graph.get(FIND, { text })).toEqual({ book: null });
    const items = [{ bookId: text }];
    expect(await person.graph.get(CREATE, { input: { idempotencyKey: 'a-key-of-one-purchase', items } })).toEqual({
      createOrder: { __typename: 'BookNotOffered' },
    });
    const { cancelOrder } = await person.graph.get<{ cancelOrder: { __typename: string } }>(
      'mutation ($text: ID!) { cancelOrder(id: $text) { __typename } }',
      { text },
    );
    expect(cancelOrder).toEqual({ __typename: 'OrderNotFound' });
    const { errors } = await person.graph.ask('query ($text: ID!) { order(id: $text) { id } }', { text });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
  });

  test.each(others)('%#: no idempotency key', async (text) => {
    expect(await person.graph.get(CREATE, { input: { idempotencyKey: text, items: [{ bookId: '1' }] } })).toEqual({
      createOrder: { __typename: 'InvalidInput', issues: [{ path: 'input.idempotencyKey' }] },
    });
  });

  test.each([...strings, 'x'.repeat(10_000)])('%#: a search matches words, not patterns', async (text) => {
    const found = await shop.graph.get<Record<'users' | 'books', { nodes: unknown[] }>>(
      `query ($text: String!) {
        user(name: $text) { id }
        users(search: $text) { nodes { id } }
        books(search: $text) { nodes { id } }
      }`,
      { text: `${text}zzzz` },
    );
    expect(found).toEqual({ user: null, users: { nodes: [] }, books: { nodes: [] } });
  });
});
