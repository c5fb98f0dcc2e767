import { randomBytes } from 'node:crypto';

import type { Service } from '../processes/startService.ts';
import { openTemporaryPlace } from './openTemporaryPlace.ts';
import { prepareStack } from './prepareStack.ts';
import type { GatewaySecrets, ServiceSettings } from './serviceEnvironments.ts';
import type { StackPlace } from './StackPlace.ts';
import { type Services, startServices } from './startServices.ts';
import { silently, type Step } from '../progress/Step.ts';

export interface StackOptions extends Partial<ServiceSettings> {
  /** Where it runs. Default: databases of its own on the tests' server, a temporary folder and free ports. */
  readonly place?: StackPlace;
  /** Whether the demonstration data is put in. Default: yes. */
  readonly seed?: boolean;
  /** Tells of the start's steps. */
  readonly step?: Step;
  /** Called when a service ends without having been stopped, with how: `exit code 1`. */
  readonly onFailure?: (service: Service, how: string) => void;
}

/** The whole graph in real processes. */
export interface Stack extends Services {
  /** The URLs of the services' own accounts. */
  readonly databases: StackPlace['databases'];
  /** The private keys that sign access tokens, as a JWKS. */
  readonly tokenKeysPath: string;
  /** The secret that signs requests. None in development, so that developers can query subgraphs directly. */
  readonly gatewaySecrets: GatewaySecrets | null;
  /** Stops all services and gives the place back. */
  stop(): Promise<void>;
}

/**
 * Starts three subgraphs and the gateway as separate processes, and waits until all are ready. They end when this process
 * does, at the latest.
 *
 * @throws OperatorError when one of them does not start; nothing is left behind then.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const { seed = true, step = silently, NODE_ENV = 'test', LOG_LEVEL = 'warn', onFailure, ...more } = options;
  const { gatewaySecrets = NODE_ENV === 'development' ? null : createGatewaySecrets() } = more;
  const { feedSecret = createSecret() } = more;
  const place = options.place ?? (await openTemporaryPlace());
  try {
    const files = await prepareStack(place, seed, step);
    const services = await step('Starting three subgraphs and the gateway', () =>
      startServices(place, files, { ...more, gatewaySecrets, feedSecret, NODE_ENV, LOG_LEVEL }, onFailure),
    );
    return {
      ...services,
      databases: place.databases,
      tokenKeysPath: files.tokenKeysPath,
      gatewaySecrets,
      async stop() {
        // The gateway first: what it has begun needs the subgraphs.
        await services.gateway.stop();
        await Promise.all(Object.values(services.subgraphs).map((service) => service.stop()));
        await place.release();
      },
    };
  } catch (error) {
    await place.release();
    throw error;
  }
}

function createGatewaySecrets(): GatewaySecrets {
  return { users: createSecret(), orders: createSecret(), recommendations: createSecret() };
}

function createSecret(): string {
  return randomBytes(32).toString('base64url');
}
