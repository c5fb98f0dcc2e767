import { checkCase } from './checkCase.ts';
import type { CreateChecker } from './Checker.ts';
import { type CreatePlanner, GraphUnderTest } from './GraphUnderTest.ts';

/** Makes what checks this gateway's executor. */
export function createOwnChecker(createPlannerOf: CreatePlanner): CreateChecker {
  return async (graph) => {
    const served = new GraphUnderTest(graph, createPlannerOf);
    return {
      apiSchema: served.apiSchema,
      isAsModelled: served.isAsModelled,
      check: (asked) => checkCase(served, asked),
      close: () => served.close(),
    };
  };
}
