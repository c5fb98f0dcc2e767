import { databaseVariables, serviceVariables } from '@online-books/service-kit/environment/commonVariables';
import { parseEnvironment } from '@online-books/service-kit/environment/parseEnvironment';
import { z } from 'zod';

const positive = z.coerce.number().int().positive();

/** The variables of the service. */
export const environmentVariables = {
  ...serviceVariables,
  ...databaseVariables,
  /** Schemas come as JSON strings: more than SCHEMA_LIMIT, so that a schema that is too large gets its own message. In bytes. */
  BODY_LIMIT: positive.default(32 * 1024 * 1024),
  /** The largest schema that is taken, in bytes. */
  SCHEMA_LIMIT: positive.default(4 * 1024 * 1024),
  /** How long composing or checking one schema may take. In seconds. */
  SCHEMA_TIMEOUT: positive.default(30),
  /** How long an operation counts as used after a client last sent it. In days. */
  OPERATION_WINDOW: positive.default(30),
  /** How long gateways wait before they ask for the supergraph again. In seconds. */
  UPLINK_DELAY: positive.default(5),
  /** Where people reach the registry. Rover's output links there. Default: the loopback address. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
};

/** The service's settings. */
export function readServiceEnvironment() {
  return parseEnvironment(environmentVariables);
}

/** The settings of the command `manage`. */
export function readManageEnvironment() {
  return parseEnvironment({
    ...databaseVariables,
    SCHEMA_TIMEOUT: environmentVariables.SCHEMA_TIMEOUT,
  });
}
