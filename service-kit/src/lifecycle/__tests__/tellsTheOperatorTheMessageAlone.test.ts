import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { expect, test } from '@jest/globals';

const run = promisify(execFile);
const dist = path.resolve(import.meta.dirname, '../../../dist');

/** What a program that fails so prints on standard error. */
async function complaint(failure: string): Promise<string> {
  const script = `
    import { MigrationError } from ${JSON.stringify(`${dist}/migrations/MigrationError.js`)};
    import { runMain } from ${JSON.stringify(`${dist}/lifecycle/runMain.js`)};
    runMain(async () => { throw ${failure}; });`;
  const failed: { code?: number; stderr?: string } = await run(process.execPath, [
    '--input-type=module',
    '--eval',
    script,
  ]).catch((error: object) => error);
  expect(failed.code).toBe(1);
  return failed.stderr ?? '';
}

test.each([
  ['a kind of OperatorError', "new MigrationError('Repair it.')"],
  ['one of the bootstrap, by its name', "Object.assign(new Error('Repair it.'), { name: 'OperatorError' })"],
])('of %s', async (_, failure) => {
  expect(await complaint(failure)).toBe('Repair it.\n');
});

test('and the stack of any other error', async () => {
  expect(await complaint("new TypeError('A bug.')")).toMatch(/^TypeError: A bug\.\n +at /m);
});
