import { beforeEach, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';

import { useScriptedGraph } from './support/useScriptedGraph.ts';

/** What began and ended at the subgraphs, in order. */
let history: string[] = [];
beforeEach(() => void (history = []));

/** A slow resolver, not a test that waits: a field that is sent too early ends before this one. */
async function takesAWhile<Value>(name: string, value: Value): Promise<Value> {
  history.push(`${name} begins`);
  await new Promise((resolve) => setTimeout(resolve, 30));
  history.push(`${name} ends`);
  return value;
}

const bank = useScriptedGraph({
  accounts: {
    sdl: `
      type Query { ok: Boolean }
      type Mutation { pay(amount: Int): Account deny: Account strict: Account! }
      type Account @key(fields: "id") { id: ID! balance: Int }`,
    resolvers: {
      Mutation: {
        pay: (_, { amount }: { amount: number }) =>
          takesAWhile(`pay ${amount}`, { id: String(amount), balance: amount }),
        deny: () => {
          throw new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } });
        },
      },
    },
  },
  mail: {
    sdl: `
      type Mutation { send(text: String): Letter }
      type Letter @key(fields: "id") { id: ID! text: String }
      type Account @key(fields: "id") { id: ID! letters: [Letter] }`,
    resolvers: {
      Mutation: { send: (_, { text }: { text: string }) => takesAWhile(`send ${text}`, { id: text, text }) },
      Account: {
        letters: ({ id }: { id: string }) => takesAWhile(`letters of ${id}`, [{ id: `${id}0`, text: 'Dear' }]),
      },
    },
  },
  stamps: {
    sdl: `type Letter @key(fields: "id") { id: ID! stamp: String }`,
    resolvers: { Letter: { stamp: ({ id }: { id: string }) => takesAWhile(`stamp of ${id}`, 'Penny Black') } },
  },
});

const inOrder = (...names: string[]) => names.flatMap((name) => [`${name} begins`, `${name} ends`]);

test.each([
  {
    name: 'of one subgraph in one request, one after the other',
    query: 'mutation { a: pay(amount: 1) { id } b: pay(amount: 2) { id } }',
    data: { a: { id: '1' }, b: { id: '2' } },
    order: ['pay 1', 'pay 2'],
  },
  {
    name: 'of several subgraphs, one after the other',
    query: 'mutation { pay(amount: 1) { id } send(text: "x") { text } b: pay(amount: 2) { id } }',
    data: { pay: { id: '1' }, send: { text: 'x' }, b: { id: '2' } },
    order: ['pay 1', 'send x', 'pay 2'],
  },
  {
    name: 'with all that is selected below, before the next one begins',
    query:
      'mutation { pay(amount: 1) { letters { stamp } } b: pay(amount: 2) { letters { text } } send(text: "x") { stamp } }',
    data: {
      pay: { letters: [{ stamp: 'Penny Black' }] },
      b: { letters: [{ text: 'Dear' }] },
      send: { stamp: 'Penny Black' },
    },
    order: ['pay 1', 'letters of 1', 'stamp of 10', 'pay 2', 'letters of 2', 'send x', 'stamp of x'],
  },
  {
    name: 'in fragments, each where it is first selected',
    query: `mutation { ...F send(text: "y") { text } ...F } fragment F on Mutation { ... { b: send(text: "x") { id } } ...G }
      fragment G on Mutation { pay(amount: 3) { letters { id } } }`,
    data: { b: { id: 'x' }, pay: { letters: [{ id: '30' }] }, send: { text: 'y' } },
    order: ['send x', 'pay 3', 'letters of 3', 'send y'],
  },
  {
    name: 'but for those that are skipped',
    query: `mutation ($no: Boolean = false) { send(text: "x") @include(if: $no) { id } pay(amount: 1) { letters { id } }
      b: send(text: "y") @skip(if: $no) { id } }`,
    data: { pay: { letters: [{ id: '10' }] }, b: { id: 'y' } },
    order: ['pay 1', 'letters of 1', 'send y'],
  },
  {
    name: 'each where it is first selected and not skipped',
    query: `mutation ($no: Boolean = false) { pay(amount: 1) @include(if: $no) { id } send(text: "x") { id }
      pay(amount: 1) { letters { id } } }`,
    data: { send: { id: 'x' }, pay: { letters: [{ id: '10' }] } },
    order: ['send x', 'pay 1', 'letters of 1'],
  },
  {
    name: 'once, wherever else something is selected of them',
    query: 'mutation { send(text: "x") @skip(if: false) { id } __typename send(text: "x") { text } }',
    data: { send: { id: 'x', text: 'x' }, __typename: 'Mutation' },
    order: ['send x'],
  },
])('mutations run $name', async ({ query, data, order }) => {
  expect(await bank.graph.get(query)).toEqual(data);
  expect(history).toEqual(inOrder(...order));
});

test('a mutation that fails does not keep the next ones from running', async () => {
  expect(await bank.graph.ask('mutation { deny { id } send(text: "x") { stamp } }')).toEqual({
    status: 200,
    data: { deny: null, send: { stamp: 'Penny Black' } },
    errors: [{ message: 'no', path: ['deny'], extensions: { code: 'FORBIDDEN', serviceName: 'accounts' } }],
  });
  expect(history).toEqual(inOrder('send x', 'stamp of x'));
});

test('two concurrent equal mutations of one viewer both run', async () => {
  const pay = () => bank.graph.get('mutation { pay(amount: 5) { balance } }');
  await Promise.all([pay(), pay()]);
  expect(history.filter((event) => event === 'pay 5 begins')).toHaveLength(2);
});

test('a mutation whose response is lost is not retried', async () => {
  bank.subgraphs.accounts.follow((response) => response.destroy());
  expect(await bank.graph.ask('mutation { pay(amount: 1) { id } }')).toMatchObject({
    data: { pay: null },
    errors: [{ path: ['pay'], extensions: { code: 'SUBREQUEST_HTTP_ERROR', serviceName: 'accounts' } }],
  });
  expect(bank.subgraphs.accounts.asked).toHaveLength(1);
});
