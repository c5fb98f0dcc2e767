import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { parseEnvironment } from '@online-books/service-kit/environment/parseEnvironment';
import { afterAll, expect, test } from '@jest/globals';

import { headerRulesVariable } from '../headerRulesVariable.ts';

const lookup = (name: string) => ({ LINES: 'secret\nsecret' })[name];

const read = (text: string) =>
  parseEnvironment({ HEADER_RULES: headerRulesVariable(lookup) }, { source: { HEADER_RULES: text } }).HEADER_RULES;

function faultsOf(rules: unknown): string[] {
  try {
    read(typeof rules === 'string' ? rules : JSON.stringify(rules));
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
  return [];
}

const folder = mkdtempSync(path.join(tmpdir(), 'rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('rules come from a file as they come inline', () => {
  const rules = JSON.stringify({ subgraphs: { users: { request: [{ remove: { matching: 'X-*' } }] } } });
  const file = path.join(folder, 'rules.json');
  writeFileSync(file, rules);
  expect(read(file)).toEqual(read(`\n ${rules}`));
  expect(read(file).subgraphs.get('users')!.request).toEqual([
    { kind: 'remove', from: { kind: 'matching', pattern: 'x-*' } },
  ]);
});

test.each([
  ['{"all":', /^ {2}HEADER_RULES: must be valid JSON/],
  ['/no/such/file.json', /^ {2}HEADER_RULES: must be JSON, as in .*, or the path of a readable file/],
  ['[]', /^ {2}HEADER_RULES: must be JSON/],
])('%s is no set of rules', (text, fault) => {
  expect(faultsOf(text)).toEqual([expect.stringMatching(fault)]);
});

test('all faults are reported together, each with its place and the expected form, and without values', () => {
  const faults = faultsOf({
    rules: [],
    all: {
      request: [
        { propagate: { named: ['host', 'x y', 'ok'] } },
        { propagate: { matching: '^x-.*' } },
        { propagate: { named: 'a', matching: 'a*' } },
        { propagate: { named: ['a', 'b'], rename: 'c' } },
        { propagate: { matching: 'x-*', default: 'd' } },
        { propagate: {} },
        { insert: { name: 'content-length', value: '${env.NONE} ${env.NEITHER}' } },
        { insert: { name: 'a', value: '${env.LINES}' } },
        { insert: { name: 'a', value: '${LINES}' } },
        { insert: { name: 'a', value: 'käse' } },
        { remove: { named: [] } },
        { remove: { named: 'a' }, insert: { name: 'a', value: 'b' } },
        {},
        { set: { name: 'a' } },
        { propagate: { named: 'a', regex: 'b' } },
      ],
    },
    subgraphs: { users: { request: [{ propagate: { named: 'signature' } }] }, orders: { requests: [] } },
  });
  const expected: Array<[string, string]> = [
    ['all.request.0.propagate.named.0', 'must not be a header of the connection'],
    ['all.request.0.propagate.named.1', 'must be a header name, as in x-tenant'],
    ['all.request.1.propagate.matching', 'must be a pattern'],
    ['all.request.2.propagate', 'must have either named or matching'],
    ['all.request.3.propagate', 'must name one header beside rename and default'],
    ['all.request.4.propagate', 'must name one header beside rename and default'],
    ['all.request.5.propagate', 'must have either named or matching'],
    ['all.request.6.insert.name', 'must not be a header of the connection'],
    ['all.request.6.insert.value', 'refers to environment variables that are not set: NONE, NEITHER'],
    ['all.request.7.insert.value', 'must be a header value: printable ASCII'],
    ['all.request.8.insert.value', 'must refer to environment variables as ${env.NAME}'],
    ['all.request.9.insert.value', 'must be a header value: printable ASCII'],
    ['all.request.10.remove.named', 'must name a header'],
    ['all.request.11', 'must have exactly one of propagate, insert, remove'],
    ['all.request.12', 'must have exactly one of propagate, insert, remove'],
    ['all.request.13', 'Unrecognized key: "set"'],
    ['all.request.14.propagate', 'Unrecognized key: "regex"'],
    ['subgraphs.users.request.0.propagate.named.0', 'must not be a header of the connection'],
    ['subgraphs.orders', 'Unrecognized key: "requests"'],
  ];
  for (const [at, message] of expected)
    expect(faults).toContainEqual(expect.stringContaining(`  HEADER_RULES.${at}: ${message}`));
  expect(faults).toContainEqual(expect.stringContaining('  HEADER_RULES: Unrecognized key: "rules"'));
  expect(faults.join('\n')).not.toContain('secret');
});

test.each([
  'host',
  'connection',
  'te',
  'expect',
  'proxy-authorization',
  'content-type',
  'accept-encoding',
  'signature',
  'x-client-address',
  'constructor',
])('no rule sends or sets %s', (name) => {
  for (const rule of [
    { propagate: { named: name } },
    { propagate: { named: 'a', rename: name } },
    { insert: { name, value: 'a' } },
  ])
    expect(faultsOf({ all: { request: [rule] } })).toHaveLength(1);
});
