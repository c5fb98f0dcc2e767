import { expect, test } from '@jest/globals';

import { serviceVariables } from '../../environment/commonVariables.ts';
import { parseEnvironment } from '../../environment/parseEnvironment.ts';
import { trustRules, trustVariables } from '../trustVariables.ts';

const parse = (source: Record<string, string>) =>
  parseEnvironment({ NODE_ENV: serviceVariables.NODE_ENV, ...trustVariables }, { ...trustRules, source });

const GATEWAY_SECRETS = 'x'.repeat(32);
const serving = { TLS_CERTIFICATE_PATH: '/tls.crt', TLS_KEY_PATH: '/tls.key' };
const mutual = { ...serving, TLS_CLIENT_CA_PATH: '/ca.crt' };

test.each([
  ['a signature', { GATEWAY_SECRETS }],
  ['a signature, with TLS', { GATEWAY_SECRETS, ...serving }],
  ['a certificate', mutual],
  ['a certificate of a name', { ...mutual, TLS_CLIENT_NAME: 'spiffe://books/gateway' }],
  ['both', { ...mutual, GATEWAY_SECRETS }],
  ['nothing, in development', { NODE_ENV: 'development' }],
])('a subgraph may know its gateway by %s', (_, source) => {
  expect(() => parse(source)).not.toThrow();
});

const NEITHER = 'GATEWAY_SECRETS or TLS_CLIENT_CA_PATH: is required, except in development';

test.each([
  ['nothing', {}, NEITHER],
  ['TLS of its own alone', serving, NEITHER],
  ['TLS without a key', { GATEWAY_SECRETS, TLS_CERTIFICATE_PATH: '/tls.crt' }, 'TLS_KEY_PATH: is required beside'],
  ['clients’ authorities without TLS', { TLS_CLIENT_CA_PATH: '/ca.crt' }, 'TLS_CERTIFICATE_PATH: is required beside'],
  [
    'a name without authorities',
    { GATEWAY_SECRETS, ...serving, TLS_CLIENT_NAME: 'gateway' },
    'TLS_CLIENT_CA_PATH: is required beside TLS_CLIENT_NAME',
  ],
])('a subgraph does not start with %s', (_, source, fault) => {
  expect(() => parse(source)).toThrow(fault);
});
