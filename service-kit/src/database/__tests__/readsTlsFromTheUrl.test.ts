import { expect, test } from '@jest/globals';

import { databaseVariables } from '../../environment/commonVariables.ts';
import { parseEnvironment } from '../../environment/parseEnvironment.ts';
import { connectionOptions } from '../connectionOptions.ts';

const url = (parameters: string, host = 'db.example') => `mysql://user:password@${host}:3306/books${parameters}`;

test.each([
  ['', 'localhost', true],
  ['', '127.0.0.1', true],
  ['', '127.8.9.1', true],
  ['', '[::1]', true],
  ['', 'db.example', false],
  ['', '10.0.0.1', false],
  ['', '127.example', false],
  ['', 'localhost.example', false],
  ['?allowPublicKeyRetrieval=true', 'db.example', true],
  ['?allowPublicKeyRetrieval=false', 'localhost', false],
  ['?allowPublicKeyRetrieval=true&ssl-mode=REQUIRED', 'db.example', false],
])('%j at %s: the public key may be retrieved: %j', (parameters, host, expected) => {
  expect(connectionOptions(url(parameters, host)).allowPublicKeyRetrieval).toBe(expected);
});

test.each(['', '?connection_limit=5&socket_timeout=3', '?ssl=false', '?sslmode=disabled'])(
  '%j is without TLS',
  (given) => {
    expect(connectionOptions(url(given)).ssl).toBeUndefined();
  },
);

test.each([
  ['?sslaccept=strict', { rejectUnauthorized: true, host: 'db.example' }],
  ['?SSLAccept=Strict', { rejectUnauthorized: true }],
  ['?sslaccept=accept_invalid_certs', { rejectUnauthorized: false }],
  ['?ssl-mode=required', { rejectUnauthorized: false }],
  ['?sslmode=VERIFY_IDENTITY', { rejectUnauthorized: true }],
])('%s sets the TLS options', (given, expected) => {
  expect(connectionOptions(url(given)).ssl).toMatchObject(expected);
});

test.each([
  ['?sslacept=strict', 'sslacept is not a supported parameter'],
  ['?sslaccept=maybe', 'sslaccept must be one of strict, accept_invalid_certs'],
  ['?ssl-mode=PREFERRED', 'ssl-mode must be one of DISABLED, REQUIRED, VERIFY_CA, VERIFY_IDENTITY'],
  ['?ssl=true&ssl-mode=DISABLED', 'contradict each other'],
  ['?sslcert=/nowhere.pem', 'sslcert: the file cannot be read (ENOENT)'],
  ['?ssl-mode=constructor', 'ssl-mode must be one of'],
  ['?allowPublicKeyRetrieval=yes', 'allowPublicKeyRetrieval must be true or false'],
])('%s is a configuration error', (given, message) => {
  const read = () => parseEnvironment(databaseVariables, { source: { DATABASE_URL: url(given) } });
  expect(read).toThrow(message);
  expect(read).toThrow('DATABASE_URL');
  expect(read).not.toThrow('password@');
});

test('a text that is not a URL has one fault', () => {
  const read = () => parseEnvironment(databaseVariables, { source: { DATABASE_URL: 'nonsense' } });
  expect(read).toThrow('must look like mysql://user:password@host:3306/database');
});
