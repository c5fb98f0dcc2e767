import { distinctOperations } from './distinctOperations.ts';
import { planningOperations } from './planningOperations.ts';
import { readOperation } from './readOperation.ts';
import { REQUEST_NUMBER, type Workload } from './Workload.ts';

const CONNECTIONS = 50;
/** Enough to keep a core busy with answers that take long. */
const FEW_CONNECTIONS = 5;

const shop = { supergraph: 'shop', connections: CONNECTIONS } as const;

/** What is measured, the headline first. */
export const workloads: readonly Workload[] = [
  {
    ...shop,
    name: 'heavy-unique',
    title: 'a page of 40 products from 8 subgraphs, 88 KB, every request different',
    bodies: [readOperation('heavy', { store: `s${REQUEST_NUMBER}` })],
  },
  {
    ...shop,
    name: 'light-unique',
    title: 'one product from 2 subgraphs, every request different',
    bodies: [readOperation('light', { product: `p${REQUEST_NUMBER}.3` })],
  },
  {
    ...shop,
    name: 'heavy-shared',
    title: 'the same page for all clients',
    bodies: [readOperation('heavy', { store: 's1000001' })],
  },
  {
    ...shop,
    name: 'wide-list',
    title: '5,000 entities through two hops',
    connections: FEW_CONNECTIONS,
    bodies: [readOperation('wide', { of: `x${REQUEST_NUMBER}` })],
  },
  {
    ...shop,
    name: 'large-answer',
    title: '2 MB of text with escapes and letters beyond ASCII',
    connections: FEW_CONNECTIONS,
    bodies: [readOperation('large', { of: `x${REQUEST_NUMBER}` })],
  },
  {
    ...shop,
    name: 'deep',
    title: '8 hops, one after the other',
    bodies: [readOperation('deep', { product: `p${REQUEST_NUMBER}.3` })],
  },
  {
    ...shop,
    name: 'mutation',
    title: 'two mutations in order, each with a hop',
    bodies: [readOperation('mutation', { product: `p${REQUEST_NUMBER}.3`, text: 'Kept its lamps alight.' })],
  },
  {
    ...shop,
    name: 'failures',
    title: 'the page while one subgraph is down and others fail for some products',
    bodies: [readOperation('heavy', { store: `sf${REQUEST_NUMBER}` })],
    withErrors: true,
  },
  {
    ...shop,
    name: 'distinct-operations',
    title: '1,000 operations in turn',
    bodies: distinctOperations(1_000),
    primed: true,
  },
  {
    name: 'cold-planning',
    title: 'operations never seen before, over 60 subgraphs',
    supergraph: 'planning',
    connections: 10,
    bodies: planningOperations(200),
  },
  {
    ...shop,
    name: 'one-connection',
    title: 'the page for one client: latency',
    connections: 1,
    bodies: [readOperation('heavy', { store: `s${REQUEST_NUMBER}` })],
  },
  {
    ...shop,
    name: 'light-one-connection',
    title: 'one product for one client: latency',
    connections: 1,
    bodies: [readOperation('light', { product: `p${REQUEST_NUMBER}.3` })],
  },
];
