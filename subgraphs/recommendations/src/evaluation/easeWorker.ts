import { parentPort, workerData } from 'node:worker_threads';

import { ease } from './baselines/ease.ts';
import type { Split } from './PurchaseHistory.ts';

// EASE inverts a matrix of items by items: beside the other models, it is computed on a processor of its own.
const split = workerData as Split;
const recommend = ease(split);
parentPort?.postMessage(new Map([...split.heldOut.keys()].map((user) => [user, recommend(user)])));
