import { beforeAll, expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { createKey, type SigningKey, useIssuer } from '../identity/support/useIssuer.ts';

const { issuer, trusting } = useIssuer();
let key: SigningKey;
beforeAll(async () => {
  key = await createKey('first');
  issuer.published = [key.jwk];
});

const street = useScriptedGraph(
  {
    houses: {
      sdl: `type Query { house: House open: Int }
        type House { colour: String owner: String @authenticated safe: String @requiresScopes(scopes: [["safe"]]) }`,
      resolvers: { Query: { house: () => ({ colour: 'red', owner: 'Ann', safe: 'under the stairs' }), open: () => 1 } },
    },
  },
  trusting({
    REJECT_UNAUTHORIZED: 'true',
  }),
);

const unauthorized = (authorization: object, ...path: string[]) => ({
  message: 'Unauthorized field or type',
  path,
  extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', authorization },
});
const VISITOR = { requires: 'authentication' };
const QUERY = 'query ($no: Boolean = false) { open house { colour owner @skip(if: $no) keys: safe @skip(if: $no) } }';

test('an operation with an unauthorized field is rejected', async () => {
  expect(await street.graph.ask(QUERY)).toEqual({
    status: 403,
    errors: [unauthorized(VISITOR, 'house', 'owner'), unauthorized(VISITOR, 'house', 'keys')],
  });
  const token = await issuer.sign(key);
  expect(await street.graph.send(JSON.stringify({ query: QUERY }), { authorization: `Bearer ${token}` })).toEqual({
    status: 403,
    errors: [unauthorized({ missingScopes: [['safe']] }, 'house', 'keys')],
  });
  expect(street.subgraphs.houses.asked).toEqual([]);
});

test('an authorized operation is executed', async () => {
  expect(await street.graph.get('{ open house { colour } }')).toEqual({ open: 1, house: { colour: 'red' } });
  const authorization = `Bearer ${await issuer.sign(key, { scope: 'safe' })}`;
  expect(await street.graph.send(JSON.stringify({ query: QUERY }), { authorization })).toEqual({
    status: 200,
    data: { open: 1, house: { colour: 'red', owner: 'Ann', keys: 'under the stairs' } },
  });
});

test('skipped unauthorized fields also reject the operation', async () => {
  expect(await street.graph.ask(QUERY, { no: true })).toEqual({
    status: 403,
    errors: [unauthorized(VISITOR, 'house', 'owner'), unauthorized(VISITOR, 'house', 'keys')],
  });
  expect(await street.graph.ask('{ open house @include(if: false) { ... @skip(if: true) { owner } } }')).toEqual({
    status: 403,
    errors: [unauthorized(VISITOR, 'house', 'owner')],
  });
  expect(street.subgraphs.houses.asked).toEqual([]);
});
