import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, expect, test } from '@jest/globals';
import { pino } from 'pino';

import { composeHooks } from '../composeHooks.ts';
import { HookRunner } from '../HookRunner.ts';
import { loadExtensions } from '../loadExtensions.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'extensions-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function moduleOf(source: string): string {
  const file = path.join(folder, `${count++}.mjs`);
  writeFileSync(file, source);
  return file;
}

test('reports every module that is no extension, with what is wrong', async () => {
  const faults: Array<[source: string, fault: string]> = [
    ['export default', 'cannot be loaded'],
    ['throw new Error("no key")', 'cannot be loaded: no key'],
    ['export const name = "a"', 'must export an extension by default'],
    ['export default () => ({})', 'must export an extension by default'],
    ['export default { onRequest() {} }', 'its name must be a string'],
    ['export default { name: "a" }', 'must have one of the hooks onRequest'],
    ['export default { name: "a", onRequest: true }', 'its onRequest must be a function'],
    ['export default { name: "a", onRequests() {} }', 'has no hook of the gateway: onRequests'],
    ['export default { name: "a", onRequest() {}, onFailure: "ignore" }', 'its onFailure must be reject or skip'],
    [
      'export default { name: "a", onRequest() {}, affectsResponses: "no" }',
      'its affectsResponses must be true or false',
    ],
  ];
  const files = faults.map(([source]) => moduleOf(source));
  const error = await loadExtensions([
    ...files,
    '/no/such/module.mjs',
    moduleOf('export default { name: "ok", onRequest() {} }'),
  ]).catch((error: Error) => error);
  const lines = (error as Error).message.split('\n');
  expect(lines[0]).toBe('Invalid configuration:');
  expect(lines).toHaveLength(faults.length + 2);
  faults.forEach(([, fault], at) => expect(lines[at + 1]).toContain(`  EXTENSIONS: ${files[at]}: ${fault}`));
  expect(lines.at(-1)).toContain('/no/such/module.mjs: cannot be loaded');
});

test('a stage that no extension hooks has no function', async () => {
  const runner = new HookRunner({ timeout: 100, onFailure: 'reject', logger: pino({ enabled: false }) });
  expect(composeHooks([], runner)).toBeUndefined();
  const hooks = composeHooks([{ name: 'a', onResponse: () => undefined }], runner)!;
  expect(Object.keys(hooks).sort()).toEqual(['affectResponses', 'onResponse']);
  expect(hooks.affectResponses).toBe(false);
});
