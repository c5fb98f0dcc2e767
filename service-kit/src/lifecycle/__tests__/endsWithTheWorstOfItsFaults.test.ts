import { expect, test } from '@jest/globals';

import { startProgram } from './startProgram.ts';

/** A service that tells when it is there and when it closes, and throws when it is told to. */
const service = (close: string) =>
  startProgram(`
    process.on('message', (message) => { throw new Error(message); });
    const close = async () => { process.send('closing'); ${close} };
    const serve = await runService({ environment, logger });
    serve({ routes: {}, isReady: async () => true, close });
    process.send('ready');`);

test('a service that is told to stop ends with 0', async () => {
  const program = service('');
  await program.hear();

  program.process.kill('SIGTERM');

  expect(await program.ended).toMatchObject({ code: 0, log: expect.stringContaining('"stopped"') });
});

test('an uncaught fault is logged, and ends it with 1', async () => {
  const program = service('');
  await program.hear();

  program.process.send('a fault');

  const { code, log } = await program.ended;
  expect(code).toBe(1);
  expect(log).toContain('a fault');
  expect(log).toContain('"stopped"');
});

test('a fault while it stops ends it with 1', async () => {
  const program = service(`await new Promise((resolve) => process.on('uncaughtException', resolve));`);
  await program.hear();
  program.process.kill('SIGTERM');
  await program.hear();

  program.process.send('a late fault');

  const { code, log } = await program.ended;
  expect(code).toBe(1);
  expect(log).toContain('a late fault');
});

test('what cannot be closed is logged, and ends it with 1', async () => {
  const program = service(`throw new Error('it is stuck');`);
  await program.hear();

  program.process.kill('SIGTERM');

  expect(await program.ended).toMatchObject({ code: 1, log: expect.stringContaining('it is stuck') });
});

test('what never closes does not keep it', async () => {
  const program = service(`await new Promise(() => undefined);`);
  await program.hear();

  program.process.kill('SIGTERM');

  expect(await program.ended).toMatchObject({ code: 1, log: expect.stringContaining('not closed after') });
}, 15_000);
