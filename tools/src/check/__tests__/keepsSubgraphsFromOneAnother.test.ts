import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { inRepository } from '../../repository.ts';

const run = promisify(execFile);

let checkout: string;
beforeEach(async () => {
  checkout = await mkdtemp(path.join(tmpdir(), 'lint-'));
  await cp(inRepository('.oxlintrc.json'), path.join(checkout, '.oxlintrc.json'));
  // Where the plugins are that the configuration names.
  await symlink(inRepository('node_modules'), path.join(checkout, 'node_modules'));
});
afterEach(() => rm(checkout, { recursive: true }));

/** What lint says of files, each of which imports one module. */
async function lint(imports: Readonly<Record<string, string>>): Promise<string[]> {
  for (const [file, module] of Object.entries(imports)) {
    await mkdir(path.dirname(path.join(checkout, file)), { recursive: true });
    await writeFile(path.join(checkout, file), `export { something } from '${module}';\n`);
  }
  const { stdout } = await run(inRepository('node_modules/.bin/oxlint'), ['--format=json', 'subgraphs'], {
    cwd: checkout,
  }).catch((failed: { stdout: string }) => failed);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: ReadonlyArray<{ filename: string; help: string }> };
  return diagnostics.map(({ filename, help }) => `${filename}: ${help}`);
}

const refused = 'No subgraph imports another.';
const rooms = ['main.ts', 'resolvers/Query.ts', 'data/rows.ts', 'data/__tests__/x.test.ts', 'identity/keys.ts'];
const domain = ['domain/Order.ts', 'domain/sessions/login.ts', 'domain/__tests__/x.test.ts'];

test.each([
  ['by its package', '@online-books/orders-subgraph/src/domain/Order'],
  ['by its folder', '../../orders/src/domain/Order.ts'],
  ['from deeper in', '../../../../orders/src/domain/Order.ts'],
  ['by way of the root', '../../../subgraphs/orders/dist/domain/Order.js'],
  ["by its Prisma client's folder", '../../../orders/src/data/prisma-client/client.ts'],
])('another subgraph %s is rejected in every folder', async (_, module) => {
  const files = [...rooms, ...domain].map((room) => `subgraphs/users/src/${room}`);
  const said = await lint(Object.fromEntries(files.map((file) => [file, module])));
  for (const file of files) expect(said).toContainEqual(expect.stringContaining(`${file}: ${refused}`));
});

test('what is its own, and the service kit, is not', async () => {
  const own = {
    'subgraphs/users/src/main.ts': './data/prisma-client/client.ts',
    'subgraphs/users/src/data/__tests__/x.test.ts': '../../domain/sessions/login.ts',
    'subgraphs/users/src/identity/keys.ts': '@online-books/service-kit/errors/OperatorError',
    'subgraphs/users/src/domain/__tests__/x.test.ts': '@jest/globals',
  };
  expect(await lint(own)).toEqual([]);
});
