import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import pino from 'pino';

import type { OperationSource } from '../../engine/compilation/OperationSource.ts';
import type { ManifestOperation } from '../Manifest.ts';
import { warmSafelist } from '../warmSafelist.ts';

const operation = (name: string, body: string): ManifestOperation => ({ id: name, name, type: 'query', body });

test('operations of the manifest are planned; invalid and too long ones are logged and skipped', async () => {
  const planned: string[] = [];
  const lines: Array<{ operations: unknown }> = [];
  await warmSafelist(
    {
      apiSchema: buildSchema('type Query { a: Int }'),
      executor: {
        warm: async (sources: readonly OperationSource[]) => void planned.push(...sources.map(({ source }) => source)),
      },
    },
    [
      operation('A', 'query A { a }'),
      operation('B', 'query B { b }'),
      operation('C', 'query C {'),
      operation('D', 'query D { a a a a a }'),
    ],
    {
      maxTokens: 6,
      logger: pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as { operations: unknown }) }),
    },
  );
  expect(planned).toEqual(['query A { a }']);
  expect(lines.map(({ operations }) => operations)).toEqual([['B', 'C', 'D'], 1]);
});
