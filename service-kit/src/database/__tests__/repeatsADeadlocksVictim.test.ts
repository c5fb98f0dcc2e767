import { expect, jest, test } from '@jest/globals';

import { retryOnDeadlock } from '../retryOnDeadlock.ts';

const ormDeadlock = Object.assign(new Error('write conflict'), { code: 'P2034' });
const rawDeadlock = Object.assign(new Error('raw query failed'), {
  code: 'P2010',
  meta: { driverAdapterError: { cause: { kind: 'TransactionWriteConflict' } } },
});

test('work that a deadlock ended is done again', async () => {
  const work = jest
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(ormDeadlock)
    .mockRejectedValueOnce(rawDeadlock)
    .mockResolvedValue('done');
  await expect(retryOnDeadlock(work)).resolves.toBe('done');
  expect(work).toHaveBeenCalledTimes(3);
});

test('the sixth deadlock in a row is told', async () => {
  const work = jest.fn<() => Promise<string>>().mockRejectedValue(ormDeadlock);
  await expect(retryOnDeadlock(work)).rejects.toBe(ormDeadlock);
  expect(work).toHaveBeenCalledTimes(6);
});

test('any other failure is told at once', async () => {
  const failure = Object.assign(new Error('unique'), { code: 'P2002' });
  const work = jest.fn<() => Promise<string>>().mockRejectedValue(failure);
  await expect(retryOnDeadlock(work)).rejects.toBe(failure);
  expect(work).toHaveBeenCalledTimes(1);
});
