import { createServer } from 'node:http';

import { runMain } from '@online-books/service-kit/lifecycle/runMain';

import { planningModel } from './planningModel.ts';
import { serveHttp } from './serveHttp.ts';
import { shopModel } from './shopModel.ts';
import { Subgraphs } from './Subgraphs.ts';

const models = { shop: shopModel, planning: planningModel };

/**
 * The stand-in subgraphs of a supergraph, each at a port of its own, in one process: `main.js <supergraph> <control port>
 * <delay in ms> <subgraph>=<port>…`. The control port returns the recorded requests.
 */
runMain(async () => {
  const [name, controlPort, delay, ...addresses] = process.argv.slice(2);
  const subgraphs = new Subgraphs(models[name as keyof typeof models], Number(delay));

  for (const address of addresses) {
    const [subgraph = '', port] = address.split('=');
    serveHttp((body, send) => subgraphs.serve(subgraph, body, send)).listen(Number(port), '127.0.0.1');
  }

  const commands: Record<string, () => unknown> = {
    '/counts': () => subgraphs.takeCounts(),
    '/trace/start': () => subgraphs.startTrace(),
    '/trace/take': () => subgraphs.takeTrace(),
  };
  createServer((request, response) => {
    response.end(JSON.stringify(commands[request.url ?? '']?.() ?? null));
  }).listen(Number(controlPort), '127.0.0.1');
});
