import { workerData } from 'node:worker_threads';

import { createApolloPlanning } from './createApolloPlanning.ts';
import { servePlanning } from './servePlanning.ts';

servePlanning(createApolloPlanning(workerData as string));
