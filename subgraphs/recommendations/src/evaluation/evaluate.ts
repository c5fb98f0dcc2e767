import path from 'node:path';
import { Worker } from 'node:worker_threads';

import { als } from './baselines/als.ts';
import { MOST_ITEMS } from './baselines/ease.ts';
import { itemKnn } from './baselines/itemKnn.ts';
import { popularity } from './baselines/popularity.ts';
import { random } from './baselines/random.ts';
import { createMeasure, type Measures } from './measure.ts';
import { ours } from './ours.ts';
import { type PurchaseHistory, type Split, splitHistory } from './PurchaseHistory.ts';

/** How good each model is on a history. */
export interface Evaluation {
  /** All users and items of the history. */
  readonly users: number;
  readonly items: number;
  /** By name: `ours`, `random`, `popularity`, `itemKnn`, `als` and, up to 5,000 items, `ease`. */
  readonly models: Readonly<Record<string, Measures>>;
}

/** Holds out each user's last purchase, and measures how often the models that know the others have it among the first ten. */
export async function evaluate(history: PurchaseHistory): Promise<Evaluation> {
  const split = splitHistory(history);
  const measure = createMeasure(split);
  const isDense = history.items <= MOST_ITEMS;
  const listsOfEase = isDense ? runEase(split) : null;
  const own = await ours(split);
  const models: Record<string, Measures> = { ours: measure((user) => own.get(user) ?? []) };
  for (const [name, fit] of Object.entries({ random, popularity, itemKnn, als })) models[name] = measure(fit(split));
  const lists = await listsOfEase;
  if (lists) models['ease'] = measure((user) => lists.get(user) ?? []);
  return { users: history.users, items: history.items, models };
}

function runEase(split: Split): Promise<ReadonlyMap<number, readonly number[]>> {
  const worker = new Worker(path.join(import.meta.dirname, 'easeWorker.js'), { workerData: split });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
