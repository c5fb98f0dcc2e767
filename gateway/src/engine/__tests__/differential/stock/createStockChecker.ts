import { checkCase } from '../checking/checkCase.ts';
import type { CreateChecker } from '../checking/Checker.ts';
import type { Fault } from '../checking/findFaults.ts';
import { GraphUnderTest } from '../checking/GraphUnderTest.ts';
import { createStockAnswerer } from './createStockAnswerer.ts';
import { explainStock } from './explainStock.ts';
import type { Oddity } from './Oddity.ts';

/**
 * Makes what checks `@apollo/gateway` as it comes. Its faults are those that no allowed difference explains. Where it has
 * none at all, its errors must have the codes and service names that this gateway's have.
 */
export const createStockChecker: CreateChecker = async (graph) => {
  const served = new GraphUnderTest(graph);
  const answerer = await createStockAnswerer(served);
  return {
    apiSchema: served.apiSchema,
    isAsModelled: served.isAsModelled,
    async check(asked) {
      const verdict = await checkCase(served, asked, answerer);
      const hasCodes = verdict.faults.length === 0 && verdict.answer!.errors.length > 0;
      const own = hasCodes ? (await checkCase(served, asked)).answer : null;
      const { kinds, unexplained } = explainStock(graph, asked, verdict, own);
      return { ...verdict, allowed: [...kinds], faults: unexplained.map(toFault) };
    },
    close: () => served.close(),
  };
};

function toFault(oddity: Oddity): Fault {
  const message = `No allowed difference explains ${JSON.stringify(oddity)}`;
  switch (oddity.kind) {
    case 'missing':
    case 'needless':
    case 'value':
    case 'order':
      return { kind: 'data', message };
    case 'unexplained null':
    case 'needless error':
    case 'extensions':
    case 'question':
    case 'crash':
      return { kind: oddity.kind, message };
  }
}
