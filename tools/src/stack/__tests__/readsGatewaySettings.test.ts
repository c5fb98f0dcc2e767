import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { readGatewaySettings } from '../readGatewaySettings.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'settings-'))));
afterEach(() => rm(folder, { recursive: true }));

const read = (environment: NodeJS.ProcessEnv) => readGatewaySettings(path.join(folder, '.env'), environment);

test('the gateway gets its settings, but not those of the stack', () => {
  const settings = { CORS_ORIGINS: 'http://localhost:5173', MAX_DEPTH: '20' };
  expect(
    read({ ...settings, PORT: '80', SUPERGRAPH_PATH: '/elsewhere', JWKS_URL: 'http://elsewhere', APQ: '' }),
  ).toEqual(settings);
});

test('a file .env counts as well, the environment overrides it', async () => {
  await writeFile(path.join(folder, '.env'), 'MAX_DEPTH=10\nMAX_ALIASES=5\nPORT=1\n');
  expect(read({ MAX_DEPTH: '20' })).toEqual({ MAX_DEPTH: '20', MAX_ALIASES: '5' });
});
