import path from 'node:path';

import { type Service, startService } from '../processes/startService.ts';
import { inRepository, type SubgraphName } from '../repository.ts';
import type { StackFiles } from './prepareStack.ts';
import { serviceEnvironments, type ServiceName, type ServiceSettings } from './serviceEnvironments.ts';
import type { StackPlace } from './StackPlace.ts';

/** The services of a stack. */
export interface Services {
  readonly gateway: Service;
  readonly subgraphs: Readonly<Record<SubgraphName, Service>>;
}

/**
 * Starts all services together, each in a process of its own.
 *
 * @throws OperatorError when one of them does not start; the others are stopped then.
 */
export async function startServices(
  place: StackPlace,
  files: StackFiles,
  settings: ServiceSettings,
  onFailure?: (service: Service, how: string) => void,
): Promise<Services> {
  const environments = serviceEnvironments(place, files, settings);
  const starting: Array<Promise<Service>> = [];

  function start(name: ServiceName, workspace: string): Promise<Service> {
    const service = startService({
      name,
      program: inRepository(workspace, 'dist/main.js'),
      port: place.ports[name],
      environment: environments[name],
      stack: place.folder,
      logFile: path.join(place.folder, 'logs', `${name}.log`),
      onFailure: (how) => void service.then((failed) => onFailure?.(failed, how)),
    });
    starting.push(service);
    return service;
  }

  try {
    const [users, orders, recommendations, gateway] = await Promise.all([
      start('users', 'subgraphs/users'),
      start('orders', 'subgraphs/orders'),
      start('recommendations', 'subgraphs/recommendations'),
      start('gateway', 'gateway'),
    ]);
    return { gateway, subgraphs: { users, orders, recommendations } };
  } catch (error) {
    const outcomes = await Promise.allSettled(starting);
    await Promise.all(outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.stop()] : [])));
    throw error;
  }
}
