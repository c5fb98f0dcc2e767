import { expect, test } from '@jest/globals';

import { type Program, startProgram } from './startProgram.ts';

/** A service that tells its port, and starts for as long as it is not told to go on. */
const service = () =>
  startProgram(`
    const { createServer } = await import('node:net');
    const free = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    environment.PORT = free.address().port;
    await new Promise((resolve) => free.close(resolve));
    const serve = await runService({ environment, logger });
    process.send(environment.PORT);
    await new Promise((resolve) => process.once('message', resolve));
    const answer = { status: 200, headers: {}, body: 'served' };
    serve({ routes: { '/served': () => answer }, isReady: async () => true, close: async () => undefined });
    process.send('serving');`);

async function addressOf(program: Program): Promise<(path: string) => Promise<[number, string]>> {
  const port = await program.hear();
  return async (path) => {
    const response = await fetch(`http://127.0.0.1:${String(port)}${path}`);
    return [response.status, await response.text()];
  };
}

test('it lives, is not ready, and says of everything else that it starts', async () => {
  const ask = await addressOf(service());

  expect(await ask('/health/live')).toEqual([200, '{"status":"live"}']);
  expect(await ask('/health/ready')).toEqual([503, '{"status":"starting"}']);
  const [status, body] = await ask('/served');
  expect(status).toBe(503);
  expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
});

test('once it serves it is ready', async () => {
  const program = service();
  const ask = await addressOf(program);

  program.process.send('go on');
  await program.hear();

  expect(await ask('/health/ready')).toEqual([200, '{"status":"ready"}']);
  expect(await ask('/served')).toEqual([200, 'served']);
  expect((await ask('/elsewhere'))[0]).toBe(404);
});

test('it can be stopped before it serves', async () => {
  const program = service();
  await program.hear();

  program.process.kill('SIGTERM');

  expect(await program.ended).toMatchObject({ code: 0, log: expect.stringContaining('"stopped"') });
});
