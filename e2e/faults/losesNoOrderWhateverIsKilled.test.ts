import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { withConnection } from '@online-books/tools/database/withConnection';
import { startStack, type Stack } from '@online-books/tools/stack/startStack';

import { Graph } from '../support/Graph.ts';
import { register } from '../support/people.ts';
import { audit, fillStock, takeStock } from './run/audit.ts';
import { Chaos } from './run/Chaos.ts';
import { Customer } from './run/Customer.ts';
import { Ledger } from './run/Ledger.ts';
import { type DurablePlace, openDurablePlace } from './run/openDurablePlace.ts';
import { printRun } from './run/printRun.ts';

/** `npm run faults` takes two minutes. */
const SECONDS = Number(process.env['FAULT_RUN_SECONDS'] ?? 15);
const CUSTOMERS = 6;
const DEADLINE_MS = 5_000;
/** For the way there and back, on a busy machine. */
const GRACE_MS = 1_500;
const RECOVERY_MS = 30_000;
const START_MS = 120_000;

/** Services that ended without having been killed, and what they said last. */
const ended: string[] = [];
let place: DurablePlace;
let stack: Stack;

beforeAll(async () => {
  place = await openDurablePlace();
  stack = await startStack({
    place,
    LOG_LEVEL: 'fatal',
    gatewayEnvironment: { OPERATION_TIMEOUT: String(DEADLINE_MS), SUBGRAPH_TIMEOUT: '3000' },
    onFailure({ name, logFile }, how) {
      if (how !== 'signal SIGKILL') ended.push(`${name}: ${how}: ${readFileSync(logFile, 'utf8').slice(-2_000)}`);
    },
  });
}, START_MS);
afterAll(async () => stack?.stop(), START_MS);

test(
  'no acknowledged order is lost or doubled, stock and totals are consistent, and every response is in time',
  async () => {
    const graph = new Graph(stack.gateway.url);
    const people = await Promise.all(Array.from({ length: CUSTOMERS }, () => register(graph)));
    await withConnection(place.adminUrl, fillStock);
    const before = await withConnection(place.adminUrl, takeStock);
    const ledger = new Ledger();
    const chaos = new Chaos([stack.gateway, ...Object.values(stack.subgraphs)], {
      name: 'database',
      kill: () => place.killDatabase(),
      start: () => place.startDatabase(),
    });

    const killing = AbortSignal.timeout(SECONDS * 1_000);
    const shopping = new AbortController();
    const customers = people.map((person) => new Customer(person, ledger, DEADLINE_MS + GRACE_MS));
    const load = Promise.all(customers.map((customer) => customer.shop(shopping.signal)));
    try {
      await chaos.rage(killing);
      // All is there again: buying goes on, and nothing was restarted but what was killed.
      const enough = ledger.acknowledged.length + CUSTOMERS;
      const deadline = Date.now() + RECOVERY_MS;
      while (ended.length === 0 && ledger.acknowledged.length < enough && Date.now() < deadline) await delay(50);
      expect({ ended, recovered: ledger.acknowledged.length >= enough }).toEqual({ ended: [], recovered: true });
    } finally {
      shopping.abort();
      await load;
    }

    const findings = await withConnection(place.adminUrl, (connection) => audit(connection, ledger, before));
    printRun(SECONDS, ledger, chaos, findings);
    expect({
      ...findings,
      unacknowledged: undefined,
      overdue: ledger.overdue,
      declined: ledger.declined,
      ended,
    }).toEqual({
      lost: [],
      doubled: [],
      inconsistent: [],
      deadlocks: 0,
      overdue: 0,
      declined: [],
      ended: [],
    });
    expect(ledger.acknowledged.length).toBeGreaterThan(SECONDS);
    expect(chaos.kills.size).toBe(5);
  },
  (SECONDS + 180) * 1_000,
);
