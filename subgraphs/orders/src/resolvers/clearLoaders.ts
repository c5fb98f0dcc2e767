import type { Context } from './Context.ts';

/** Forgets what was read before a mutation: later mutations of the same request must not see stale records. */
export function clearLoaders({ loaders }: Context): void {
  for (const loader of Object.values(loaders)) loader.clearAll();
}
