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
  await symlink(inRepository('node_modules'), path.join(checkout, 'node_modules'));
});
afterEach(() => rm(checkout, { recursive: true }));

/** Lints files of the engine, each with the one import that is given, and returns the rules that they break. */
async function lint(imports: Readonly<Record<string, string>>): Promise<string[]> {
  for (const [file, module] of Object.entries(imports)) {
    const target = path.join(checkout, 'gateway/src/engine', file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, `import type { Some } from '${module}';\n\nexport type Other = Some;\n`);
  }
  const { stdout } = await run(inRepository('node_modules/.bin/oxlint'), ['--format=json', 'gateway'], {
    cwd: checkout,
  }).catch((failed: { stdout: string }) => failed);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: ReadonlyArray<{ filename: string; code: string }> };
  return diagnostics.map(({ filename, code }) => `${path.relative('gateway/src/engine', filename)} ${code}`);
}

test.each([
  ['raw-json/Json.ts', '../operation/rootFields.ts'],
  ['operation/rootFields.ts', '../fetch/merge.ts'],
  ['fetch/merge.ts', '../response/ResponseShape.ts'],
  ['response/ResponseShape.ts', '../hooks/OperationGuard.ts'],
  ['planning/PlanCache.ts', '../compilation/OperationCompiler.ts'],
  ['planning/fallback/Source.ts', '../../compilation/OperationCompiler.ts'],
  ['compilation/OperationCompiler.ts', '../Executor.ts'],
  ['planning/fallback/Source.ts', '../../Executor.ts'],
  ['Executor.ts', '../http/createServer.ts'],
  ['fetch/merge.ts', '../../subgraphs/SubgraphTransport.ts'],
  ['planning/fallback/Source.ts', '../../../supergraph/read.ts'],
  ['fetch/merge.ts', '@online-books/service-kit/errors/OperatorError'],
])('%s must not import %s', async (file, module) => {
  expect(await lint({ [file]: module })).toContain(`${file} eslint(no-restricted-imports)`);
});

test('type imports in a circle are rejected', async () => {
  const found = await lint({ 'fetch/a.ts': './b.ts', 'fetch/b.ts': './a.ts' });
  expect(found).toContain('fetch/a.ts import(no-cycle)');
});

test('imports of lower chapters, of libraries, and of tests are accepted', async () => {
  const imports = {
    'Executor.ts': './compilation/OperationCompiler.ts',
    'compilation/OperationCompiler.ts': '../planning/Planner.ts',
    'planning/fallback/Source.ts': '../../supergraph/SubgraphTypes.ts',
    'fetch/merge.ts': 'graphql',
    'fetch/__tests__/merge.test.ts': '../../Executor.ts',
  };
  expect(await lint(imports)).toEqual([]);
});
