import type { z } from 'zod';

import { databaseVariables, jwksVariables, serviceVariables, tokenVariables } from '../environment/commonVariables.ts';
import { parseEnvironment } from '../environment/parseEnvironment.ts';
import { tokenProfileVariables } from '../identity/tokenProfileVariables.ts';
import { trustRules, trustVariables } from '../trust/trustVariables.ts';

/** The variables that every subgraph has. */
export const subgraphVariables = {
  ...serviceVariables,
  ...databaseVariables,
  ...tokenVariables,
  ...trustVariables,
};

/** The variables of a subgraph that verifies access tokens by their issuer's published keys. */
export const remoteTokenVariables = { ...jwksVariables, ...tokenProfileVariables };

export type SubgraphEnvironment = z.output<z.ZodObject<typeof subgraphVariables>>;

/**
 * Reads the environment of a subgraph by its shape.
 *
 * @param groups variables that mean something only together
 * @throws EnvironmentError with all faults together
 */
export function readSubgraphEnvironment<Shape extends typeof subgraphVariables>(
  shape: Shape,
  groups: ReadonlyArray<readonly string[]> = [],
) {
  return parseEnvironment(shape, { ...trustRules, groups: [...(trustRules.groups ?? []), ...groups] });
}
