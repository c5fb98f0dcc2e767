import {
  databaseVariables,
  jwksVariables,
  serviceVariables,
  tokenVariables,
} from '@online-books/service-kit/environment/commonVariables';
import { parseEnvironment } from '@online-books/service-kit/environment/parseEnvironment';
import { tokenProfileVariables } from '@online-books/service-kit/identity/tokenProfileVariables';
import { trustRules, trustVariables } from '@online-books/service-kit/trust/trustVariables';

/** The variables of the service. */
export const environmentVariables = {
  ...serviceVariables,
  ...databaseVariables,
  ...tokenVariables,
  ...jwksVariables,
  ...tokenProfileVariables,
  ...trustVariables,
};

/** What the service is told by its environment. */
export function readServiceEnvironment() {
  return parseEnvironment(environmentVariables, trustRules);
}

/** What the seed program is told by its environment. */
export function readSeedEnvironment() {
  return parseEnvironment(databaseVariables);
}
