import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { readWorkflow } from './support/workflows.ts';

const { registry: registryJob } = readWorkflow('schema-checks.yaml').jobs;
const steps = registryJob?.steps ?? [];
const script = steps.find(({ id }) => id === 'schema')?.run ?? '';
const registry = { APOLLO_KEY: 'service:bookshop:secret', APOLLO_GRAPH_REF: 'bookshop@current' };

let folder: string;
let first: string;

function git(...parameters: string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  return execFileSync('git', [...identity, ...parameters], { cwd: folder, encoding: 'utf8' }).trim();
}

function commit(files: Readonly<Record<string, string>>): string {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  git('add', '.');
  git('commit', '--quiet', '--message', 'A change');
  return git('rev-parse', 'HEAD');
}

/** Runs the workflow's own script for the users subgraph, as GitHub does: with `bash -e`. */
function decide(environment: Readonly<Record<string, string>>): { send: string | undefined; log: string } {
  const output = path.join(folder, '../output');
  writeFileSync(output, '');
  const log = execFileSync('bash', ['-e', '-c', script], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      PATH: process.env['PATH'],
      GITHUB_OUTPUT: output,
      SUBGRAPH: 'users',
      SCHEMA: 'subgraphs/users/schema.graphql',
      ...environment,
    },
  });
  return { send: /^send=(.*)$/m.exec(readFileSync(output, 'utf8'))?.[1], log };
}

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'workflow-')), 'repository');
  mkdirSync(folder);
  git('init', '--quiet');
  first = commit({ 'subgraphs/users/schema.graphql': 'one', 'subgraphs/orders/schema.graphql': 'one' });
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

test('a changed schema is sent, also when a later commit of the push touches other files only', () => {
  commit({ 'subgraphs/users/schema.graphql': 'two' });
  commit({ 'README.md': 'one' });
  expect(decide({ ...registry, BASE: first })).toEqual({ send: 'true', log: '' });
});

test('a schema that stayed as it was is not, whatever else has changed', () => {
  commit({ 'subgraphs/orders/schema.graphql': 'two' });
  expect(decide({ ...registry, BASE: first })).toMatchObject({ send: 'false' });
  expect(decide({ ...registry, BASE: 'HEAD^1' })).toMatchObject({ send: 'false' });
});

test.each([
  ['is none, since somebody asked for all', ''],
  ['is none, since the branch is new', '0'.repeat(40)],
  ['is not known here any more', 'f'.repeat(40)],
])('where the base %s, every schema is sent', (_, BASE) => {
  expect(decide({ ...registry, BASE })).toMatchObject({ send: 'true' });
});

test.each(['APOLLO_KEY', 'APOLLO_GRAPH_REF'])('without %s nothing is sent, and a notice says so', (name) => {
  commit({ 'subgraphs/users/schema.graphql': 'two' });
  const { send, log } = decide({ ...registry, [name]: '', BASE: first });
  expect(send).toBe('false');
  expect(log).toMatch(/^::notice title=No registry for users::.*APOLLO_KEY/);
});

test('rover runs where a schema is sent only, checks before it publishes, and publishes on main only', () => {
  const using = steps.filter(({ run = '' }) => /\brover\b/.test(run));
  expect(using.map(({ if: condition = '' }) => condition.split(' && ')[0])).toEqual(
    using.map(() => "steps.schema.outputs.send == 'true'"),
  );
  expect(using.map(({ run = '' }) => /rover subgraph \w+|@apollo\/rover-linux-x64@[\d.]+/.exec(run)?.[0])).toEqual([
    '@apollo/rover-linux-x64@0.41.0',
    'rover subgraph check',
    'rover subgraph publish',
  ]);
  expect(using.at(-1)?.if).toContain("github.ref == 'refs/heads/main'");
  expect(using.at(-1)?.if).toContain("github.event_name != 'pull_request'");
});

test('only the steps that ask the registry see its key', () => {
  const seeing = steps.filter(({ env }) => env && 'APOLLO_KEY' in env);
  expect(seeing.map(({ name }) => name)).toEqual([
    'Is there a registry, and has the schema changed?',
    'Check',
    'Publish',
  ]);
  expect(registryJob?.env).not.toHaveProperty('APOLLO_KEY');
});
