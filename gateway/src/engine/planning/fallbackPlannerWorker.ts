import { workerData } from 'node:worker_threads';

import { Supergraph } from '@apollo/federation-internals';
import { buildASTSchema, parse } from 'graphql';

import { createFallbackPlanning } from './fallback/createFallbackPlanning.ts';
import { servePlanner, threadPort } from './servePlanner.ts';

const sdl = workerData as string;
const plan = createFallbackPlanning({
  supergraph: buildASTSchema(parse(sdl, { noLocation: true }), { assumeValidSDL: true }),
  api: Supergraph.build(sdl).apiSchema().toGraphQLJSSchema(),
});
servePlanner(threadPort, plan);
