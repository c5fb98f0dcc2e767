import {
  databaseVariables,
  jwksVariables,
  serviceVariables,
  tokenVariables,
} from '@online-books/service-kit/environment/commonVariables';
import { parseEnvironment } from '@online-books/service-kit/environment/parseEnvironment';

/** The variables of the service. */
export const environmentVariables = { ...serviceVariables, ...databaseVariables, ...tokenVariables, ...jwksVariables };

/** What the service is told by its environment. */
export function readServiceEnvironment() {
  return parseEnvironment(environmentVariables);
}

/** What the seed program is told by its environment. */
export function readSeedEnvironment() {
  return parseEnvironment(databaseVariables);
}
