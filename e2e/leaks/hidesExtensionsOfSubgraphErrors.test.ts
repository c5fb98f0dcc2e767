import { expect, test } from '@jest/globals';

import { answers } from '../execution/support/scripts.ts';
import { useScriptedGraph } from '../execution/support/useScriptedGraph.ts';

const definitions = {
  vault: { sdl: 'type Query { gold: Int }', resolvers: { Query: { gold: () => 1 } } },
};
const bank = useScriptedGraph(definitions);
const open = useScriptedGraph(definitions, { ERROR_EXTENSIONS: 'argumentPath, hint' });
const workshop = useScriptedGraph(definitions, { NODE_ENV: 'development' });

/** What servers are known to tell of themselves. */
const INSIDE = {
  debug: { sql: 'select * from gold', host: 'db-7.internal', file: '/srv/vault.ts' },
  stack: ['Error: no', '    at open (/srv/vault.ts:1:1)'],
  stacktrace: ['Error: no'],
  exception: { stacktrace: ['Error: no'] },
  trace: 'at open',
};
const coded = (code: string | undefined, more: object = {}) => ({
  message: 'no such table in db-7',
  extensions: { ...INSIDE, ...(code && { code }), ...more },
});

function failWith(...errors: object[]): void {
  for (const graph of [bank, open, workshop]) graph.subgraphs.vault.follow(answers({ data: { gold: null }, errors }));
}

const ask = async ({ graph }: typeof bank) => (await graph.ask('{ gold }')).errors;

test.each(['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR', undefined])(
  'message and extensions of an unexpected error (%s) are hidden',
  async (code) => {
    failWith(coded(code));
    expect(await ask(bank)).toEqual([
      {
        message: 'Something went wrong on our side.',
        extensions: {
          code: code ?? 'DOWNSTREAM_SERVICE_ERROR',
          serviceName: 'vault',
          errorId: expect.stringMatching(/^[\da-f-]{36}$/),
        },
      },
    ]);
  },
);

test('a well-formed errorId of the subgraph is kept', async () => {
  failWith(
    coded('INTERNAL_SERVER_ERROR', { errorId: '0c7ae6b4-9d7f-4b1a-8e5a-1f5d6f0a1b2c' }),
    coded('INTERNAL_SERVER_ERROR', { errorId: 'select * from gold' }),
  );
  const errors = (await ask(bank)) ?? [];
  expect(errors.map(({ extensions }) => (extensions as { errorId?: string }).errorId)).toEqual([
    '0c7ae6b4-9d7f-4b1a-8e5a-1f5d6f0a1b2c',
    expect.stringMatching(/^[\da-f-]{36}$/),
  ]);
});

test('an error with a code keeps its public extensions', async () => {
  failWith(coded('BAD_USER_INPUT', { argumentPath: ['input'], hint: 'ask less' }));
  const told = { code: 'BAD_USER_INPUT', serviceName: 'vault', argumentPath: ['input'] };
  expect(await ask(bank)).toMatchObject([{ message: 'no such table in db-7' }]);
  expect((await ask(bank))?.[0]?.extensions).toEqual(told);
  expect((await ask(open))?.[0]?.extensions).toEqual({ ...told, hint: 'ask less' });
});

test('development shows everything but stack traces', async () => {
  const more = { debug: { level: 7 }, trace: 'vault, gold' };
  const stacks = { stacktrace: ['Error: no'], exception: { stacktrace: ['Error: no'] } };
  failWith({ message: 'no', extensions: { ...more, ...stacks, code: 'INTERNAL_SERVER_ERROR' } });
  expect(await ask(workshop)).toEqual([
    {
      message: 'no',
      extensions: {
        ...more,
        code: 'INTERNAL_SERVER_ERROR',
        serviceName: 'vault',
        errorId: expect.any(String),
      },
    },
  ]);
});
