import {
  databaseVariables,
  jwksVariables,
  serviceVariables,
  tokenVariables,
} from '@online-books/service-kit/environment/commonVariables';
import { parseEnvironment } from '@online-books/service-kit/environment/parseEnvironment';
import { feedClientVariables, feedGroup } from '@online-books/service-kit/outbox/feedClientVariables';
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
  ...feedClientVariables,
};

/** What the service is told by its environment. */
export function readServiceEnvironment() {
  return parseEnvironment(environmentVariables, { ...trustRules, groups: [...(trustRules.groups ?? []), feedGroup] });
}

/** What the seed program is told by its environment. */
export function readSeedEnvironment() {
  return parseEnvironment(databaseVariables);
}
