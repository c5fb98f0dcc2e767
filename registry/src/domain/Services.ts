import type { KeyRepository } from './ApiKey.ts';
import type { CheckDependencies } from './checkSubgraph.ts';

/** What the registry's endpoints work with. */
export interface Services extends CheckDependencies {
  readonly keys: KeyRepository;
  /** Where people reach the registry's pages, without a slash at its end. */
  readonly publicUrl: string;
  /** The longest schema that is taken, in bytes. */
  readonly schemaLimit: number;
}
