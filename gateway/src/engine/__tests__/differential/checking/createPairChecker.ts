import { canonical } from '../data/canonical.ts';
import type { Answer } from './Answer.ts';
import { checkCase } from './checkCase.ts';
import type { CreateChecker } from './Checker.ts';
import type { Fault } from './findFaults.ts';
import { type CreatePlanner, GraphUnderTest } from './GraphUnderTest.ts';

/**
 * Makes what checks this gateway's executor with each of two planners, and that it answers the same with both. Where a subgraph gives
 * no answers at all, what is lost depends on the plan.
 */
export function createPairChecker(createOne: CreatePlanner, createOther: CreatePlanner): CreateChecker {
  return async (graph) => {
    const one = new GraphUnderTest(graph, createOne);
    const other = new GraphUnderTest(graph, createOther);
    return {
      apiSchema: one.apiSchema,
      isAsModelled: one.isAsModelled,
      async check(asked) {
        const first = await checkCase(one, asked);
        const second = await checkCase(other, asked);
        const isComparable = typeof asked.world.failures !== 'object';
        const differences =
          isComparable && first.answer && second.answer
            ? findDifferences(first.answer, second.answer, asked.world.failures === 'none')
            : [];
        const worse = first.refusal === undefined && first.faults.length === 0 ? second : first;
        return { ...worse, faults: [...worse.faults, ...differences] };
      },
      close() {
        one.close();
        other.close();
      },
    };
  };
}

/** @param isHealthy whether nothing fails, so that the errors are the same, whatever a plan asks for besides */
function findDifferences(one: Answer, other: Answer, isHealthy: boolean): Fault[] {
  const describe = ({ data, errors }: Answer) =>
    canonical({
      data,
      errors: isHealthy ? errors.map(({ message, path }) => canonical({ message, path })).toSorted() : [],
    });
  const given = describe(one);
  const expected = describe(other);
  if (given === expected) return [];
  return [{ kind: 'data', message: `The answers differ by planner:\n${given}\nand\n${expected}` }];
}
