import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

import { type SubgraphName, subgraphNames } from '../repository.ts';

/** How to reach a subgraph's database. */
export interface DatabaseUrls {
  /** The service's own account. */
  readonly service: string;
  /** An account that may change the schema. */
  readonly migration: string;
}

export type DatabaseUrlsBySubgraph = Readonly<Record<SubgraphName, DatabaseUrls>>;

/**
 * The databases that the environment names (`USERS_DATABASE_URL` and so on, with `USERS_MIGRATION_DATABASE_URL` where the
 * service's account may not migrate), or null when it names none.
 *
 * @throws OperatorError when it names some and not all.
 */
export function databaseUrlsFrom(environment: NodeJS.ProcessEnv): DatabaseUrlsBySubgraph | null {
  const missing = subgraphNames
    .map((name) => `${name.toUpperCase()}_DATABASE_URL`)
    .filter((name) => !environment[name]);
  if (missing.length === subgraphNames.length) return null;
  if (missing.length > 0) throw new OperatorError(`${missing.join(' and ')} missing: set all database URLs, or none.`);
  const urlsOf = (name: SubgraphName) => {
    const service = environment[`${name.toUpperCase()}_DATABASE_URL`] ?? '';
    return { service, migration: environment[`${name.toUpperCase()}_MIGRATION_DATABASE_URL`] || service };
  };
  return { users: urlsOf('users'), orders: urlsOf('orders'), recommendations: urlsOf('recommendations') };
}
