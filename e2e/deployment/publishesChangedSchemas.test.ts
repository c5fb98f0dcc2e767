import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { readWorkflow } from './support/workflows.ts';

const { registry: registryJob } = readWorkflow('schema-checks.yaml').jobs;
const steps = registryJob?.steps ?? [];
const registry = { APOLLO_KEY: 'service:bookshop:secret', APOLLO_GRAPH_REF: 'bookshop@current' };

let folder: string;

function git(...parameters: string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  return execFileSync('git', [...identity, ...parameters], { cwd: folder, encoding: 'utf8' }).trim();
}

function commit(files: Readonly<Record<string, string>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  git('add', '.');
  git('commit', '--quiet', '--message', 'A change');
}

/** A rover that prints what the registry is said to have of the users subgraph; nothing at all fails. */
function provideRover(published: string | null): void {
  writeFileSync(path.join(folder, '../published'), published ?? '');
  const program =
    '#!/bin/sh\n' +
    '[ "$*" = "subgraph fetch bookshop@current --name users" ] && [ -s ../published ] && cat ../published && echo\n';
  writeFileSync(path.join(folder, '../rover'), program, { mode: 0o700 });
}

/** Runs one of the workflow's own scripts for the users subgraph, as GitHub does: with `bash -e`. */
function runStep(step: string, environment: Readonly<Record<string, string>>): { output: string; log: string } {
  const output = path.join(folder, '../output');
  writeFileSync(output, '');
  const log = execFileSync('bash', ['-e', '-c', steps.find(({ id }) => id === step)?.run ?? 'exit 1'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      PATH: `${path.dirname(folder)}:${process.env['PATH']}`,
      GITHUB_OUTPUT: output,
      SUBGRAPH: 'users',
      SCHEMA: 'subgraphs/users/schema.graphql',
      ...registry,
      ...environment,
    },
  });
  return { output: readFileSync(output, 'utf8').trim(), log };
}

const decide = (GITHUB_EVENT_NAME: string) => runStep('schema', { GITHUB_EVENT_NAME }).output;

beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'workflow-')), 'repository');
  mkdirSync(folder);
  git('init', '--quiet');
  commit({ 'subgraphs/users/schema.graphql': 'one\n', 'subgraphs/orders/schema.graphql': 'one\n' });
  provideRover('one');
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

test('on main every schema that differs from the registry’s is published', () => {
  commit({ 'subgraphs/users/schema.graphql': 'two\n' });
  commit({ 'README.md': 'one' });
  expect(decide('push')).toBe('send=true');
  provideRover('two');
  expect(decide('push')).toBe('send=false');
});

test('a subgraph that is unknown to the registry is published', () => {
  provideRover(null);
  expect(decide('push')).toBe('send=true');
});

test('a pull request checks every schema that differs from its base', () => {
  commit({ 'subgraphs/users/schema.graphql': 'two\n' });
  expect(decide('pull_request')).toBe('send=true');
  commit({ 'subgraphs/orders/schema.graphql': 'two\n' });
  expect(decide('pull_request')).toBe('send=false');
});

test('a manual run sends every schema', () => {
  expect(decide('workflow_dispatch')).toBe('send=true');
});

test('a configured registry is used', () => {
  expect(runStep('registry', {})).toEqual({ output: 'use=true', log: '' });
});

test.each(['APOLLO_KEY', 'APOLLO_GRAPH_REF'])('without %s the job is skipped with a notice', (name) => {
  const { output, log } = runStep('registry', { [name]: '' });
  expect(output).toBe('use=false');
  expect(log).toMatch(/^::notice title=No registry for users::.*APOLLO_KEY/);
});

test('rover runs with a registry only, checks before it publishes, and publishes on main only', () => {
  const using = steps.filter(({ run = '' }) => /\brover\b/.test(run));
  const told = using.map(({ run = '', if: condition = '' }) => [
    /rover subgraph \w+|@apollo\/rover-linux-x64@[\d.]+/.exec(run)?.[0],
    condition.split(' && ')[0],
  ]);
  expect(told).toEqual([
    ['@apollo/rover-linux-x64@0.41.0', "steps.registry.outputs.use == 'true'"],
    ['rover subgraph fetch', "steps.registry.outputs.use == 'true'"],
    // Without a registry the step before is skipped and has no output.
    ['rover subgraph check', "steps.schema.outputs.send == 'true'"],
    ['rover subgraph publish', "steps.schema.outputs.send == 'true'"],
  ]);
  expect(using.at(-1)?.if).toContain("github.ref == 'refs/heads/main'");
  expect(using.at(-1)?.if).toContain("github.event_name != 'pull_request'");
});

test('a delayed or repeated run publishes the current branch', () => {
  const checkout = steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
  expect(checkout?.with).toMatchObject({ ref: '${{ github.ref }}', 'fetch-depth': 2 });
});

test('only the steps that call the registry see its key', () => {
  const seeing = steps.filter(({ env }) => env && 'APOLLO_KEY' in env);
  expect(seeing.map(({ name }) => name)).toEqual([
    'Is there a registry?',
    'Has the schema changed?',
    'Check',
    'Publish',
  ]);
  expect(registryJob?.env).not.toHaveProperty('APOLLO_KEY');
});
