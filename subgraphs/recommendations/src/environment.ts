import { feedClientVariables, feedGroup } from '@online-books/service-kit/outbox/feedClientVariables';
import {
  readSubgraphEnvironment,
  remoteTokenVariables,
  subgraphVariables,
} from '@online-books/service-kit/subgraph/subgraphVariables';

/** The variables of the service. */
export const environmentVariables = { ...subgraphVariables, ...remoteTokenVariables, ...feedClientVariables };

/** @throws EnvironmentError with all faults together */
export const readEnvironment = () => readSubgraphEnvironment(environmentVariables, [feedGroup]);
