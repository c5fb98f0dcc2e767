import type { Logger } from 'pino';

import type { Supergraph } from '../engine/createSupergraphVersion.ts';
import { createApolloPlanner } from '../engine/planning/createApolloPlanner.ts';
import { createFallbackPlanner } from '../engine/planning/createFallbackPlanner.ts';
import { createHivePlanner } from '../engine/planning/createHivePlanner.ts';
import { createPlanner } from '../engine/planning/createPlanner.ts';
import type { Planner } from '../engine/planning/Planner.ts';
import { overrideLabels } from '../engine/supergraph/joinSpecification.ts';

/** What one planner rejects or plans wrongly, the other can plan in most cases. */
const ORDERS = {
  hive: ['hive', 'apollo'],
  apollo: ['apollo', 'hive'],
} as const;
const CREATORS = { hive: createHivePlanner, apollo: createApolloPlanner };

/** Creates the planner of a supergraph: the preferred one, the other one, then the fallback. */
export function createGatewayPlanner(
  { sdl, schema, apiSchema }: Supergraph,
  preferred: keyof typeof ORDERS,
  logger: Logger,
): Planner {
  const labels = overrideLabels(schema);
  if (labels.length > 0)
    logger.warn({ labels }, 'the supergraph moves fields by labels (progressive @override), none of which holds here');
  return createPlanner(
    {
      preferred: ORDERS[preferred].map((name) => ({ name, create: () => CREATORS[name](sdl) })),
      fallback: { name: 'fallback', create: () => createFallbackPlanner(sdl) },
    },
    { supergraph: schema, api: apiSchema },
  );
}
