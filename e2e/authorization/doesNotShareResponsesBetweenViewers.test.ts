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
      sdl: 'type Query { house: House } type House { colour: String safe: String @requiresScopes(scopes: [["safe"]]) }',
      resolvers: { Query: { house: () => ({ colour: 'red', safe: 'under the stairs' }) } },
    },
  },
  trusting({
    SHARE_QUERIES: 'true',
    // Subgraphs cannot tell viewers apart, so that all there is to keep them apart is the gateway.
    FORWARDED_HEADERS: 'traceparent',
  }),
);

test('concurrent equal queries of different viewers get what each may see', async () => {
  // Nobody is answered before all have asked.
  let release = () => {};
  const gate = new Promise<void>((resolve) => (release = resolve));
  street.subgraphs.houses.follow(async (response, _, usual) => {
    await gate;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(await usual()));
  });
  const open = { status: 200, data: { house: { colour: 'red', safe: 'under the stairs' } } };
  const shut = (authorization: object) => ({
    status: 200,
    data: { house: { colour: 'red', safe: null } },
    errors: [
      {
        message: 'Unauthorized field or type',
        path: ['house', 'safe'],
        extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE', authorization },
      },
    ],
  });
  const lacking = (token: string | undefined) =>
    token ? { missingScopes: [['safe']] } : { requires: 'authentication' };
  const [owner, guest] = [
    await issuer.sign(key, { sub: 'owner', scope: 'safe' }),
    await issuer.sign(key, { sub: 'guest' }),
  ];
  const people = [undefined, owner, guest, owner, undefined, guest, owner];

  const answers = people.map((token) =>
    (token ? street.graph.as(token) : street.graph).ask('{ house { colour safe } }'),
  );
  // Two fetches at least: the owner's, and one that the visitor and the guest may share.
  const until = Date.now() + 10_000;
  while (street.subgraphs.houses.asked.length < 2 && Date.now() < until)
    await new Promise((resolve) => setImmediate(resolve));
  release();

  expect(await Promise.all(answers)).toEqual(people.map((token) => (token === owner ? open : shut(lacking(token)))));
});
