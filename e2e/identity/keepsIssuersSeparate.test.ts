import { beforeAll, expect, test } from '@jest/globals';

import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';
import { createKey, type SigningKey, useIssuer } from './support/useIssuer.ts';

const { issuer, trusting } = useIssuer();
const { issuer: other } = useIssuer();
const OTHER = { iss: 'https://other.example', aud: 'https://other-graph.example' };
let key: SigningKey;
let otherKey: SigningKey;

beforeAll(async () => {
  key = await createKey('key');
  otherKey = await createKey('key', 'RS256');
  issuer.published = [key.jwk];
  other.published = [otherKey.jwk];
});

const environment = trusting({ RATE_LIMITED_FIELDS: 'Query.street:1/1h by client', RESPONSE_CACHE: 'memory' });
// As its address is known only once the tests start.
Object.defineProperty(environment, 'TOKEN_ISSUERS', {
  enumerable: true,
  get() {
    const down = { issuer: 'https://down.example', audience: 'x', jwksUrl: 'http://127.0.0.1:9/jwks.json' };
    const second = {
      issuer: OTHER.iss,
      audience: ['https://unused.example', OTHER.aud],
      jwksUrl: other.url,
      algorithms: ['RS256', 'PS256'],
      types: ['JWT'],
      scopeClaims: ['roles'],
    };
    return JSON.stringify([down, second]);
  },
});

let served = 0;
const house = useScriptedGraph(
  {
    houses: {
      sdl: `type Query { street: String number: Int safe: String @requiresScopes(scopes: [["safe"]]) }`,
      resolvers: { Query: { street: () => 'Elm', number: () => (served += 1), safe: () => 'open' } },
    },
  },
  environment,
);

const signOther = (claims: object = {}, header: object = {}) =>
  other.sign(otherKey, { ...OTHER, ...claims }, { typ: 'JWT', ...header });

const ask = (token: string, query = '{ number }') => house.graph.as(token).ask(query);

test('a token is verified by its issuer’s settings while another issuer’s endpoint is down', async () => {
  expect(await ask(await issuer.sign(key, { scope: ['safe'] }), '{ safe }')).toMatchObject({ data: { safe: 'open' } });
  expect(await ask(await signOther({ roles: 'safe' }), '{ safe }')).toMatchObject({ data: { safe: 'open' } });
  expect(await ask(await signOther({ scope: 'safe' }), '{ safe }')).toMatchObject({ data: null });
  const ofDown = await issuer.sign(key, { iss: 'https://down.example', aud: 'x' });
  expect(await ask(ofDown)).toMatchObject({ status: 503, errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
});

test.each<[string, () => Promise<string>]>([
  ['signed by one issuer in the name of the other', () => issuer.sign(key, OTHER, { typ: 'JWT' })],
  ['signed by the other in the name of the first', () => other.sign(otherKey)],
  ['for the audience of the other', () => issuer.sign(key, { aud: OTHER.aud })],
  ['of a type that only the other has', () => issuer.sign(key, {}, { typ: 'JWT' })],
])('a token %s is not valid', async (_, token) => {
  expect(await ask(await token())).toMatchObject({
    status: 401,
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
});

test('equal subjects of different issuers are different clients', async () => {
  const [ann, otherAnn] = [await issuer.sign(key, { sub: 'ann' }), await signOther({ sub: 'ann' })];
  expect(await ask(ann, '{ street }')).toMatchObject({ status: 200 });
  expect(await ask(otherAnn, '{ street }')).toMatchObject({ status: 200 });
  expect(await ask(ann, '{ street }')).toMatchObject({ status: 429 });
});

test('equal subjects of different issuers share no cached response', async () => {
  house.subgraphs.houses.follow(async (response, _, usual) => {
    response.setHeader('content-type', 'application/json').setHeader('cache-control', 'private, max-age=60');
    response.end(JSON.stringify(await usual()));
  });
  const [ann, otherAnn] = [await issuer.sign(key, { sub: 'ann' }), await signOther({ sub: 'ann' })];
  const first = await ask(ann);
  expect(await ask(ann)).toEqual(first);
  expect(await ask(otherAnn)).not.toEqual(first);
});
