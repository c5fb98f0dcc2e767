import { expect, test } from '@jest/globals';

import { isUnavailable } from '../isUnavailable.ts';

const thrown = (properties: object) => Object.assign(new Error('failed'), properties);
const ofPrisma = (cause: object) => thrown({ code: 'P2010', meta: { driverAdapterError: { cause } } });

test.each([
  ['no connection in time', ofPrisma({ kind: 'mysql', originalCode: '45028', state: 'HY000' })],
  ['no connection at all', ofPrisma({ kind: 'mysql', originalCode: '45012', state: '08001' })],
  ['a connection that was closed', ofPrisma({ kind: 'mysql', originalCode: '45009', state: '08S01' })],
  ['no room', ofPrisma({ kind: 'TooManyConnections', originalCode: '1040' })],
  [
    'an error of the driver adapter as it is',
    thrown({ cause: { kind: 'mysql', originalCode: '45009', state: '08S01' } }),
  ],
  ['a socket that was written to', thrown({ code: 'EPIPE' })],
  ['a socket that was read from', thrown({ code: 'ECONNRESET' })],
])('%s: out of reach', (_, error) => {
  expect(isUnavailable(error)).toBe(true);
});

test.each([
  ['a rule that was broken', ofPrisma({ kind: 'UniqueConstraintViolation', originalCode: '1062' })],
  ['a deadlock', ofPrisma({ kind: 'TransactionWriteConflict', originalCode: '1213' })],
  ['a wrong statement', ofPrisma({ kind: 'mysql', originalCode: '1064', state: '42000' })],
  ['a fault of ours', new TypeError('x is not a function')],
  ['nothing', undefined],
  ['null', null],
])('%s: not', (_, error) => {
  expect(isUnavailable(error)).toBe(false);
});
