import * as fc from 'fast-check';
import { afterAll, expect, test } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';

import type { Answer } from '../support/Graph.ts';
import { signIn } from '../support/people.ts';
import { useStack } from '../support/useStack.ts';
import { arbitraryOperation } from './support/arbitraryOperation.ts';
import { fuzz, FUZZ_TIMEOUT_MS } from './support/fuzz.ts';
import { LiveMemory } from './support/LiveMemory.ts';

const live = new LiveMemory();
const ended: string[] = [];
const shop = useStack({
  gatewayEnvironment: { ...live.environment, INTROSPECTION: 'true', RATE_LIMITED_FIELDS: '' },
  onFailure: ({ name }, how) => ended.push(`${name}: ${how}`),
});
afterAll(() => expect(ended).toEqual([]));

/** What stands for a fault of ours, whatever was asked. */
const FAULTS = new Set(['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR', 'RESPONSE_VALIDATION_FAILED']);

function isRight({ status, data, errors = [] }: Answer<object | null | undefined>): boolean {
  const faults = errors.filter(({ extensions }) => FAULTS.has(extensions.code));
  if (status >= 500 || faults.length > 0) throw new Error(`${status}: ${JSON.stringify(faults)}`);
  return data !== null && data !== undefined;
}

test(
  'operations over the whole graph, as anonymous, customer and administrator',
  async () => {
    const schema = buildClientSchema(await shop.graph.get<IntrospectionQuery>(getIntrospectionQuery()));
    const graphs = [shop.graph, (await signIn(shop.graph, 'krishna')).graph, (await signIn(shop.graph, 'admin')).graph];
    const executed = await fuzz({
      kind: 'operations of the shop',
      arbitrary: fc.tuple(arbitraryOperation(schema), fc.constantFrom(...graphs)),
      memory: () => live.of(shop.stack.gateway.pid),
      send: async ([query, graph]) => isRight(await graph.ask<object>(query)),
    });
    expect(executed).toBeGreaterThan(0);
    expect(await shop.graph.get('{ book(id: "1") { title } }')).toEqual({ book: { title: 'The Maltese Falcon' } });
  },
  FUZZ_TIMEOUT_MS,
);
