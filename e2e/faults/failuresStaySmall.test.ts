import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type SubgraphName, subgraphNames } from '@online-books/tools/repository';

import type { Answer } from '../support/Graph.ts';
import { placeOrder } from '../support/orders.ts';
import { register } from '../support/people.ts';
import type { HttpFault } from './support/FaultProxy.ts';
import { type Asker, type KeyOperation, keyOperations } from './support/keyOperations.ts';
import { losePlaces, placesOf } from './support/losePlaces.ts';
import { type MatrixRow, printMatrix } from './support/printMatrix.ts';
import { useFaultyShop } from './support/useFaultyShop.ts';

const DEADLINE_MS = 4_000;
/** For a busy machine. */
const GRACE_MS = 2_000;

const shop = useFaultyShop({
  OPERATION_TIMEOUT: String(DEADLINE_MS),
  SUBGRAPH_TIMEOUT: '2500',
  // It would answer for a subgraph that has failed the operations before.
  SUBGRAPH_FAILURE_SHARE: '0',
  // One person signs in more often here than anybody should.
  RATE_LIMITED_FIELDS: '',
});

type Fault = HttpFault | 'down' | 'database down';

/** The code of what a fault leaves unanswered; null where nothing is. */
const CODES: Readonly<Record<Fault, string | null>> = {
  down: 'SUBREQUEST_HTTP_ERROR',
  'connection refused': 'SUBREQUEST_HTTP_ERROR',
  hanging: 'GATEWAY_TIMEOUT',
  slow: null,
  'status 500': 'SUBREQUEST_HTTP_ERROR',
  'invalid JSON': 'SUBREQUEST_MALFORMED_RESPONSE',
  'half an answer': 'SUBREQUEST_HTTP_ERROR',
  'wrong content type': 'SUBREQUEST_MALFORMED_RESPONSE',
  'database down': 'SERVICE_UNAVAILABLE',
};

const FAULTS = Object.keys(CODES) as Fault[];

let asker: Asker;
const healthy = new Map<KeyOperation, unknown>();
const rows: MatrixRow[] = [];

beforeAll(async () => {
  const person = await register(shop.graph);
  // The same as `buy` buys, so that the newest order always looks alike. The first time, a service may still be warming up.
  const order = await placeOrder(person.graph, [{ bookId: '1' }]).catch(() =>
    placeOrder(person.graph, [{ bookId: '1' }]),
  );
  asker = { ...person, orderId: order.id };
  for (const operation of keyOperations) {
    const { data, errors } = await ask(operation);
    expect({ operation: operation.name, errors }).toEqual({ operation: operation.name, errors: undefined });
    healthy.set(operation, data);
  }
});

afterAll(() => printMatrix(rows));

function ask({ document, variables }: KeyOperation): Promise<Answer<unknown>> {
  return asker.graph.ask<unknown>(document, variables?.(asker));
}

async function begin(fault: Fault, subgraph: SubgraphName): Promise<void> {
  const service = shop.stack.subgraphs[subgraph];
  if (fault === 'database down') return shop.databases[subgraph].stop();
  if (fault !== 'down') return shop.proxies[subgraph].begin(fault);
  service.kill('SIGKILL');
  while (service.isRunning()) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function end(fault: Fault, subgraph: SubgraphName): Promise<void> {
  if (fault === 'database down') await shop.databases[subgraph].start();
  else if (fault === 'down') await shop.stack.subgraphs[subgraph].start();
  else await shop.proxies[subgraph].end();
}

describe.each(subgraphNames)('%s', (subgraph) => {
  describe.each(FAULTS)('%s', (fault) => {
    const answers = new Map<KeyOperation, Answer<unknown> & { readonly ms: number }>();

    // All at once, as clients ask; a hanging subgraph would make minutes of it otherwise.
    beforeAll(async () => {
      await begin(fault, subgraph);
      await Promise.all(
        keyOperations.map(async (operation) => {
          const startedAt = performance.now();
          const answer = await ask(operation);
          answers.set(operation, { ...answer, ms: performance.now() - startedAt });
        }),
      );
      rows.push({ fault: `${subgraph}: ${fault}`, answers });
      await end(fault, subgraph);
    }, 60_000);

    test.each(keyOperations.map((operation) => [operation.name, operation] as const))('%s', (_, operation) => {
      const { status, data, errors = [], ms } = answers.get(operation)!;
      const whole = healthy.get(operation);
      const code = CODES[fault];
      const lost = code ? operation.losses[subgraph].flatMap((path) => placesOf(whole, path)) : [];
      expect({ status, data }).toEqual({ status: 200, data: losePlaces(whole, lost) });
      // Each loss is told at its place, or at the fields in it that nobody could give; and nothing else is.
      const isAt = (path: ReadonlyArray<string | number> = [], place: ReadonlyArray<string | number>) =>
        place.every((step, index) => path[index] === step);
      for (const place of lost) expect(errors.filter(({ path }) => isAt(path, place))).not.toEqual([]);
      for (const { path, extensions } of errors) {
        expect({ path, told: lost.some((place) => isAt(path, place)) }).toEqual({ path, told: true });
        expect(extensions).toMatchObject({ code, serviceName: subgraph });
      }
      expect(ms).toBeLessThan(DEADLINE_MS + GRACE_MS);
    });
  });
});

test('after all faults every operation succeeds without further restarts', async () => {
  for (const operation of keyOperations) expect((await ask(operation)).data).toEqual(healthy.get(operation));
});
