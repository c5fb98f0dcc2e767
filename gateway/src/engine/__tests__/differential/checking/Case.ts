import type { WorldOptions } from '../data/World.ts';
import type { Model } from '../model/Model.ts';
import type { Operation } from '../operations/Operation.ts';

/** One question to two who should agree. Plain data, so that it can be made smaller. */
export interface Case {
  readonly model: Model;
  readonly operation: Operation;
  readonly world: WorldOptions;
}
