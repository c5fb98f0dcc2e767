import { test } from '@jest/globals';
import { writeFileSync, appendFileSync } from 'node:fs';
import { checkCase } from './differential/checking/checkCase.ts';
import { createStockAnswerer } from './differential/stock/createStockAnswerer.ts';
import { generateGraphs } from './differential/checking/generateCases.ts';
import { GraphUnderTest } from './differential/checking/GraphUnderTest.ts';

test('scratch', async () => {
  const out = '/tmp/w/stock.jsonl';
  writeFileSync(out, '');
  let cases = 0;
  const seed = Number(process.env['DIFFERENTIAL_SEED'] ?? 1);
  for (const { graph, operations } of generateGraphs(seed)) {
    if (cases >= Number(process.env['N'] ?? 2000)) break;
    const served = new GraphUnderTest(graph);
    const stock = await createStockAnswerer(served);
    for (const { operation, worlds } of operations)
      for (const world of worlds) {
        cases++;
        const theirs = await checkCase(served, { operation, world }, stock);
        if (theirs.faults.length === 0) continue;
        const ours = await checkCase(served, { operation, world });
        appendFileSync(out, JSON.stringify({ model: graph.model, operation, world, theirs, ours }) + '\n');
      }
    served.close();
  }
}, 1e9);
