import { QueryPlanner } from '@graphql-hive/router-query-planner';

import { fromHivePlan } from '../plan/fromHivePlan.ts';
import type { PlanNode } from '../plan/PlanNode.ts';
import type { PlanningAnswer, PlanningRequest } from './PlannerProgram.ts';

/**
 * Nobody decides on the labels of overrides here, so that none holds: this is a request that no percentage is large enough for,
 * and Apollo's planner does the same when it is not told of any label.
 */
const NO_LABELS = new Set<string>();
const BEYOND_ALL_PERCENTAGES = 100;

/** The program of `createHivePlanner`: the first message is the supergraph, all others ask for plans. It ends with its parent. */
process.once('message', (supergraphSdl: string) => {
  const planner = new QueryPlanner(supergraphSdl);

  const plan = (document: string): Promise<PlanNode | null> =>
    planner
      .planAsync(document, undefined, NO_LABELS, BEYOND_ALL_PERCENTAGES)
      .then(({ node }) => (node ? fromHivePlan(node) : null));
  const answer = (message: PlanningAnswer) => void process.send?.(message);

  process.on('message', ({ id, document }: PlanningRequest) => {
    plan(document).then(
      (found) => answer({ id, plan: found }),
      (error: unknown) => answer({ id, plan: null, error: error instanceof Error ? error.message : String(error) }),
    );
  });
});
process.on('disconnect', () => process.exit());
