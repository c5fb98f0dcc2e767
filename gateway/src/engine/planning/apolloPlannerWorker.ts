import { workerData } from 'node:worker_threads';

import { createApolloPlanning } from './createApolloPlanning.ts';
import { servePlanner, threadPort } from './servePlanner.ts';

const plan = createApolloPlanning(workerData as string);
servePlanner(threadPort, plan);
