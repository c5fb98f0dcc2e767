import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { openSubgraph, viewer } from './Subgraph.ts';

let subgraph: Awaited<ReturnType<typeof openSubgraph>>;
beforeAll(async () => {
  subgraph = await openSubgraph();
});
afterAll(() => subgraph.stop());

const administrator = viewer('user-2', 'journal:read');
const cursor = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url');

describe.each(['users', 'journal'])('%s', (list) => {
  test.each([0, -1, 101, 2_147_483_647])('first: %d', async (first) => {
    const query = `query ($first: Int!) { ${list}(first: $first) { nodes { __typename } } }`;
    expect(await subgraph.ask(administrator, query, { first })).toMatchObject({
      data: { [list]: null },
      errors: [{ extensions: { code: 'BAD_USER_INPUT', argumentPath: ['first'] } }],
    });
  });

  test.each([
    '',
    'nonsense',
    "' OR 1=1",
    cursor([]),
    cursor(['a', 'b', 'c']),
    cursor(['-1']),
    cursor([1e300, 'a']),
    cursor(['1e3', 'a']),
  ])('after: %j', async (after) => {
    const query = `query ($after: String) { ${list}(after: $after) { nodes { __typename } } }`;
    expect(await subgraph.ask(administrator, query, { after })).toMatchObject({
      data: { [list]: null },
      errors: [{ extensions: { code: 'BAD_USER_INPUT', argumentPath: ['after'] } }],
    });
  });
});

describe('a telephone number', () => {
  const change =
    'mutation ($phone: PhoneNumber!) { changePhone(phone: $phone) { __typename ... on InvalidInput { issues { path message } } } }';

  test.each([9_000_000_000, true, ['9000000000'], {}])('is no %j', async (phone) => {
    const { errors } = await subgraph.ask(viewer('user-1'), change, { phone });
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('PhoneNumber must be a string.'),
        extensions: { code: 'BAD_USER_INPUT', argumentPath: ['phone'] },
      },
    ]);
  });

  test('is no number literal', async () => {
    const { errors } = await subgraph.ask(
      viewer('user-1'),
      'mutation { changePhone(phone: 9000000000) { __typename } }',
    );
    expect(errors).toMatchObject([{ extensions: { argumentPath: ['phone'] } }]);
  });

  test.each(['08999999999', '+49 1', '', 'abc', '9e9', '9'.repeat(33)])(
    '%j is an issue with its path',
    async (phone) => {
      const { data } = await subgraph.ask(viewer('user-1'), change, { phone });
      expect(data).toEqual({
        changePhone: { __typename: 'InvalidInput', issues: [{ path: 'phone', message: 'Invalid Phone Number' }] },
      });
    },
  );

  test('is changed by who is signed in', async () => {
    expect(await subgraph.ask(null, change, { phone: '9000000000' })).toMatchObject({
      data: { changePhone: null },
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });
});

test('all invalid arguments of a registration are issues of one answer', async () => {
  const query = `mutation ($input: RegisterInput!) { register(input: $input) {
    ... on InvalidInput { message issues { path } }
  } }`;
  const input = { username: 'x', password: 'short', email: 'nowhere', name: 'x', phone: '+1 (555)' };
  expect((await subgraph.ask(null, query, { input })).data).toEqual({
    register: {
      message: expect.stringContaining('Invalid Username'),
      issues: ['username', 'password', 'email', 'name', 'phone'].map((field) => ({ path: `input.${field}` })),
    },
  });
});

test.each([
  { __typename: 'User' },
  { __typename: 'User', id: 5 },
  { __typename: 'User', id: { a: 1 } },
  { __typename: 'User', id: null, username: ['agatha'] },
  { __typename: 'User', id: 'unknown' },
  { __typename: 'User', username: 'unknown' },
])('nobody is represented by %j', async (representation) => {
  const query = 'query ($all: [_Any!]!) { _entities(representations: $all) { __typename } }';
  expect(await subgraph.ask(null, query, { all: [representation] })).toEqual({ data: { _entities: [null] } });
});
