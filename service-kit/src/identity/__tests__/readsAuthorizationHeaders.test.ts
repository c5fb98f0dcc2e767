import { expect, test } from '@jest/globals';

import { readBearerToken } from '../readBearerToken.ts';

function challengeOf(authorization: string): string | undefined {
  try {
    readBearerToken(authorization);
    return undefined;
  } catch (error) {
    const { http } = (error as { extensions: { http: { headers: Map<string, string> } } }).extensions;
    return http.headers.get('www-authenticate');
  }
}

test.each([undefined, '', ' ', ' \t '])('%j claims no identity', (authorization) => {
  expect(readBearerToken(authorization)).toBeNull();
});

test.each(['Bearer a.b.c', 'bearer a.b.c', 'BEARER a.b.c', 'Bearer   a.b.c', ' Bearer a.b.c '])(
  '%j carries a token',
  (authorization) => {
    expect(readBearerToken(authorization)).toBe('a.b.c');
  },
);

test.each(['Basic YW5uOnNlY3JldA==', 'Digest x=y', 'a.b.c', 'Bearer,a.b.c', 'DPoP a.b.c'])(
  '%j is another scheme, which gets no error code',
  (authorization) => {
    expect(challengeOf(authorization)).toBe('Bearer');
  },
);

test.each([
  'Bearer',
  'bearer  ',
  'Bearer a.b.c d.e.f',
  'Bearer a.b.c, Bearer d.e.f',
  'Bearer "a.b.c"',
  'Bearer a.b.c\u00e9',
])('%j carries no token, and is told so', (authorization) => {
  expect(challengeOf(authorization)).toBe(
    'Bearer error="invalid_token", error_description="The access token is not valid"',
  );
});
