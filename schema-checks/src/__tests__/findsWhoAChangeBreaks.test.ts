import { describe, expect, test } from '@jest/globals';

import { checkChange } from './checkChange.ts';
import { answerTraps } from './traps/answerTraps.ts';
import { inputTraps } from './traps/inputTraps.ts';

describe.each([...answerTraps, ...inputTraps])(
  '$change',
  ({ before, after, concerned, unconcerned, found, status }) => {
    const [code, , impact] = found.split(' ');
    const check = (...operations: string[]) => {
      const report = checkChange({ before: { shop: before }, after: { shop: after }, operations });
      const change = report.operations.changes.find(
        (entry) => `${entry.code} ${entry.coordinate} ${entry.impact}` === found,
      );
      return { report, change };
    };

    test('is found with its code, coordinate and owner', () => {
      expect(check().change).toMatchObject({ code, subgraphs: ['shop'] });
    });

    if (unconcerned) {
      test('passes an operation that it does not concern, and says so', () => {
        const { report, change } = check(unconcerned);
        expect(report).toMatchObject({ status: 'PASSED', operations: { checkedOperations: 1 } });
        expect(change).toMatchObject({ severity: 'NOTICE', operations: [] });
      });
    }

    if (concerned) {
      test('names an operation that it concerns', () => {
        const { report, change } = check(concerned);
        expect(change).toMatchObject({ operations: [{ id: 'operation-0', status }] });
        expect(report.status).toBe(impact === 'BREAKING' ? 'FAILED' : 'PASSED');
      });
    }
  },
);
