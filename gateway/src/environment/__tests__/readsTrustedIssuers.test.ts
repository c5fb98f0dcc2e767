import { parseEnvironment } from '@online-books/service-kit/environment/parseEnvironment';
import { expect, test } from '@jest/globals';

import { identityFaults, identityVariables } from '../requestVariables.ts';

const ISSUER = { issuer: 'https://a.example', audience: 'graph', jwksUrl: 'https://a.example/jwks.json' };

const read = (source: Record<string, string>) =>
  parseEnvironment(identityVariables, { faultsOf: identityFaults, source });

const readIssuers = (issuers: unknown) => read({ TOKEN_ISSUERS: JSON.stringify(issuers) }).TOKEN_ISSUERS;

test('by default no issuer is trusted, and tokens follow RFC 9068', () => {
  expect(read({})).toMatchObject({
    TOKEN_ISSUERS: [],
    TOKEN_ALGORITHMS: ['EdDSA', 'ES256'],
    TOKEN_TYPES: ['at+jwt'],
    TOKEN_SCOPE_CLAIMS: ['scope', 'scp'],
  });
});

test('lists are separated by commas', () => {
  expect(
    read({ TOKEN_ALGORITHMS: 'RS256, PS512,ES384', TOKEN_TYPES: 'at+jwt, JWT', TOKEN_SCOPE_CLAIMS: 'roles' }),
  ).toMatchObject({
    TOKEN_ALGORITHMS: ['RS256', 'PS512', 'ES384'],
    TOKEN_TYPES: ['at+jwt', 'JWT'],
    TOKEN_SCOPE_CLAIMS: ['roles'],
  });
});

test.each(['HS256', 'none', 'RS256,HS512', 'rs256', 'RS256,', 'ECDH-ES', 'toString'])(
  'the algorithms %j are a configuration error',
  (algorithms) => {
    expect(() => read({ TOKEN_ALGORITHMS: algorithms })).toThrow(/TOKEN_ALGORITHMS.*must be one of EdDSA, .*RS512/);
  },
);

test('issuers are read with one audience or several', () => {
  const [a, b] = [ISSUER, { ...ISSUER, issuer: 'https://b.example', audience: ['x', 'y'], algorithms: ['RS256'] }];
  expect(readIssuers([a, b])).toEqual([a, b]);
});

test.each<[string, unknown, RegExp]>([
  ['no list', ISSUER, /TOKEN_ISSUERS: must be a list/],
  ['without an audience', [{ ...ISSUER, audience: undefined }], /TOKEN_ISSUERS\.0\.audience/],
  ['with an empty list of audiences', [{ ...ISSUER, audience: [] }], /TOKEN_ISSUERS\.0\.audience/],
  ['without keys', [{ ...ISSUER, jwksUrl: undefined }], /TOKEN_ISSUERS\.0\.jwksUrl/],
  ['with keys at no URL', [{ ...ISSUER, jwksUrl: 'file:///etc/keys' }], /TOKEN_ISSUERS\.0\.jwksUrl/],
  [
    'with a symmetric algorithm',
    [{ ...ISSUER, algorithms: ['HS256'] }],
    /TOKEN_ISSUERS\.0\.algorithms\.0: must be one/,
  ],
  ['without any algorithm', [{ ...ISSUER, algorithms: [] }], /TOKEN_ISSUERS\.0\.algorithms/],
  ['with a setting that there is not', [{ ...ISSUER, secret: 'hunter2' }], /TOKEN_ISSUERS\.0: /],
  ['named twice', [ISSUER, ISSUER], /TOKEN_ISSUERS: must name each issuer once/],
])('an issuer %s is a configuration error', (_, issuers, fault) => {
  expect(() => readIssuers(issuers)).toThrow(fault);
  expect(() => readIssuers(issuers)).not.toThrow(/hunter2|etc\/keys/);
});

test('invalid JSON is a configuration error whose message does not repeat it', () => {
  expect(() => read({ TOKEN_ISSUERS: '[{secret' })).toThrow(/TOKEN_ISSUERS: must be JSON$/);
});

test('an issuer configured twice is a configuration error', () => {
  const both = { TOKEN_ISSUER: ISSUER.issuer, TOKEN_ISSUERS: JSON.stringify([ISSUER]) };
  expect(() => read(both)).toThrow(/TOKEN_ISSUERS: must not name the issuer of TOKEN_ISSUER again/);
});
