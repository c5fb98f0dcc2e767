import { feedVariables } from '@online-books/service-kit/outbox/feedVariables';
import {
  readSubgraphEnvironment,
  remoteTokenVariables,
  subgraphVariables,
} from '@online-books/service-kit/subgraph/subgraphVariables';

/** The variables of the service. */
export const environmentVariables = { ...subgraphVariables, ...remoteTokenVariables, ...feedVariables };

/** @throws EnvironmentError with all faults together */
export const readEnvironment = () => readSubgraphEnvironment(environmentVariables);
