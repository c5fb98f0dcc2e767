import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { isInstalled } from '../isInstalled.mjs';

interface Package {
  readonly version: string;
  readonly optional?: boolean;
}

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'installed-'));
  await mkdir(path.join(folder, 'node_modules'));
});
afterEach(() => rm(folder, { recursive: true }));

const wanted = { '': { version: '1.0.0' }, 'node_modules/a': { version: '1.0.0' } };

async function write(lockfile: Record<string, Package>, installed?: Record<string, Package>): Promise<void> {
  await writeFile(path.join(folder, 'package-lock.json'), JSON.stringify({ packages: lockfile }));
  if (!installed) return;
  await writeFile(path.join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
}

test('they are when npm says that it installed what is locked', async () => {
  await write(wanted, { 'node_modules/a': { version: '1.0.0' } });
  expect(isInstalled(folder)).toBe(true);
});

test('packages for another platform may be missing', async () => {
  await write(
    { ...wanted, 'node_modules/b': { version: '1.0.0', optional: true } },
    { 'node_modules/a': { version: '1.0.0' } },
  );
  expect(isInstalled(folder)).toBe(true);
});

test.each<[string, Record<string, Package> | undefined]>([
  ['an installation was never finished', undefined],
  ['a package is missing', {}],
  ['a package has another version', { 'node_modules/a': { version: '1.0.1' } }],
  ['a package is left over', { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } }],
])('they are not when %s', async (_when, installed) => {
  await write(wanted, installed);
  expect(isInstalled(folder)).toBe(false);
});
