import {
  databaseVariables,
  jwksVariables,
  serviceVariables,
  tokenVariables,
} from '@online-books/service-kit/environment/commonVariables';
import { parseEnvironment } from '@online-books/service-kit/environment/parseEnvironment';
import { feedVariables } from '@online-books/service-kit/outbox/feedVariables';
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
  ...feedVariables,
};

/** @throws EnvironmentError with all faults together. */
export function readEnvironment() {
  return parseEnvironment(environmentVariables, trustRules);
}

/** What the seeding program needs. @throws EnvironmentError with all faults together. */
export function readSeedEnvironment() {
  return parseEnvironment(databaseVariables);
}
