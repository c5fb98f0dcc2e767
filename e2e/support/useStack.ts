import { startStack, type Stack, type StackOptions } from '@online-books/tools/stack/startStack';
import { afterAll, beforeAll } from '@jest/globals';

import { Graph } from './Graph.ts';

const START_MS = 60_000;

/**
 * The whole graph for one test file: a seeded database of its own for each subgraph, three subgraphs and the gateway as
 * real processes on free ports; ended after the file's tests.
 */
export function useStack(options: Partial<StackOptions> = {}): { readonly stack: Stack; readonly graph: Graph } {
  const started: { stack?: Stack } = {};
  beforeAll(async () => {
    started.stack = await startStack(options);
  }, START_MS);
  afterAll(async () => started.stack?.stop(), START_MS);
  return {
    get stack() {
      return started.stack!;
    },
    get graph() {
      return new Graph(started.stack!.gateway.url);
    },
  };
}
