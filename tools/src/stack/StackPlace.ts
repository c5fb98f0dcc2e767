import type { SubgraphName } from '../repository.ts';
import type { ServiceName } from './serviceEnvironments.ts';

/** Where a stack runs: what must be there before its services start, and what goes when they have stopped. */
export interface StackPlace {
  /** Holds the token keys, the supergraph and the logs. */
  readonly folder: string;
  /** Migrated; the URLs are of the services' own accounts. */
  readonly databases: Readonly<Record<SubgraphName, string>>;
  /** On loopback. */
  readonly ports: Readonly<Record<ServiceName, number>>;
  /** Gives everything back. */
  release(): Promise<void>;
}
