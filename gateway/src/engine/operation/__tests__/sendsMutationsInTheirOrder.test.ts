import { expect, test } from '@jest/globals';
import { buildSchema, parse } from 'graphql';

import { GraphQLDocument } from '../../plan/GraphQLDocument.ts';
import type { FetchNode } from '../../plan/PlanNode.ts';
import { InternalAliases } from '../InternalAliases.ts';
import { planOperation } from '../../compilation/planOperation.ts';
import { resolveOperation } from '../resolveOperation.ts';

const schema = buildSchema('type Query { a: Int } type Mutation { a: Int b: Int id: Int }');
const aliases = new InternalAliases(schema);

const fetch = (document: string): FetchNode => ({
  kind: 'Fetch',
  subgraph: 'shop',
  document: GraphQLDocument.ofText(document),
  operationKind: 'mutation',
  variables: [],
  outputRewrites: [],
});

/** The documents that are sent where the planner makes a certain one of the whole, and of each field its own. */
async function sent(operation: string, made: string): Promise<unknown> {
  const whole = fetch(made);
  let isWhole = true;
  const planner = {
    async plan(document: GraphQLDocument) {
      const plan = isWhole ? whole : fetch(document.text.replaceAll(/\s+/g, ' '));
      isWhole = false;
      return plan;
    },
    close() {},
  };
  const plan = await planOperation(resolveOperation(parse(operation)), {
    schema,
    aliases,
    planner,
    signal: new AbortController().signal,
  });
  return plan?.kind === 'Sequence'
    ? plan.nodes.map((node) => (node as FetchNode).document.text.replaceAll(/\s+/g, ' '))
    : plan;
}

test.each([
  ['mutation { a b }', 'mutation{a b}'],
  ['mutation { a b }', 'mutation{a ...F}fragment F on Mutation{b a}'],
  ['mutation { id: a x: __typename b }', 'mutation{__typename alias_id:a b}'],
  ['mutation { a b a }', 'mutation{a a b}'],
])('%s is sent whole as %s', async (operation, made) => {
  expect(await sent(operation, made)).toEqual(fetch(made));
});

test.each([
  ['mutation { a b }', 'mutation{b a}', ['mutation { a }', 'mutation { b }']],
  ['mutation { a b }', 'mutation{a}', ['mutation { a }', 'mutation { b }']],
  ['mutation { id: a b }', 'mutation{b alias_id:a}', ['mutation { alias_id: a }', 'mutation { b }']],
])('%s is not sent as %s', async (operation, made, documents) => {
  expect(await sent(operation, made)).toEqual(documents);
});
