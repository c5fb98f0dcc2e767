import { existsSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { findProcesses } from '../../processes/findProcesses.ts';
import { stackArgument } from '../../processes/startService.ts';
import { withConnection } from '../../database/withConnection.ts';
import { testDatabaseServerUrl } from '../../testing/createTestDatabase.ts';
import { openTemporaryPlace } from '../openTemporaryPlace.ts';
import { startStack } from '../startStack.ts';

test('no process, no folder and no database, and it says what was wrong', async () => {
  const place = await openTemporaryPlace();
  const starting = startStack({ place, seed: false, gatewayEnvironment: { BODY_LIMIT: 'plenty' } });
  await expect(starting).rejects.toThrow(/gateway ended with exit code 1.*BODY_LIMIT/s);

  expect(await findProcesses(stackArgument(place.folder))).toEqual([]);
  expect(existsSync(place.folder)).toBe(false);
  const names = Object.values(place.databases).map((url) => new URL(url).pathname.slice(1));
  const left: unknown[] = await withConnection(testDatabaseServerUrl(), (admin) =>
    admin.query('SELECT schema_name FROM information_schema.schemata WHERE schema_name IN (?)', [names]),
  );
  expect(left).toEqual([]);
});
