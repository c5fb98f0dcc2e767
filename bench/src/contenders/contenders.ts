import { inRepository } from '@online-books/tools/repository';

import type { Contender, Place } from './Contender.ts';
import { hiveProgram, installHive } from './installHive.ts';

const supergraphPath = ({ supergraph }: Place) => ({ SUPERGRAPH_PATH: supergraph });

/** Hive Gateway in one process, with its defaults. */
function hive(name: string, title: string, description: string, ...flags: string[]): Contender {
  return {
    name,
    title,
    description,
    install: installHive,
    program: ({ supergraph, port }) => [
      hiveProgram,
      'supergraph',
      supergraph,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--fork',
      '1',
      ...flags,
    ],
    environment: () => ({}),
  };
}

/** This gateway, as it is shipped. All ratios are to the second one, and every answer is held against its answer. */
export const contenders: readonly Contender[] = [
  {
    name: 'ours',
    title: 'This gateway',
    description: '`gateway/dist/main.js` as it is shipped, with a log line a request, and metrics',
    program: () => [inRepository('gateway/dist/main.js')],
    environment: (place) => ({ ...supergraphPath(place), METRICS_PORT: '0' }),
  },
  {
    name: 'stock',
    title: 'Apollo Gateway',
    description: '`@apollo/gateway` 2.14.4 on `@apollo/server` 5.5.1, in ten lines',
    program: () => [inRepository('bench/dist/contenders/stock.js')],
    environment: supergraphPath,
  },
  hive('hive', 'Hive Gateway', '`@graphql-hive/gateway` 2.15.1 in one process'),
  hive(
    'hive-rust',
    'Hive Gateway, Rust planner',
    'the same with `@graphql-hive/router-runtime` 1.4.23',
    '--hive-router-runtime',
  ),
  {
    name: 'floor',
    title: 'Floor: the same fetches, no gateway',
    description: 'sends what this gateway sends to the subgraphs and answers the same bytes, reading neither',
    program: ({ traces }) => [inRepository('bench/dist/contenders/floor.js'), traces],
    environment: () => ({}),
  },
];
