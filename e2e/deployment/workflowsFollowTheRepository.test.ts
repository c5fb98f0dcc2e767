import { existsSync, readFileSync } from 'node:fs';

import { inRepository } from '@online-books/tools/repository';
import { describe, expect, test } from '@jest/globals';

import { services, subgraphs } from './support/services.ts';
import { readWorkflow, workflowFiles } from './support/workflows.ts';

const manifest: { scripts: Record<string, string>; engines: { node: string } } = JSON.parse(
  readFileSync(inRepository('package.json'), 'utf8'),
);

describe.each(workflowFiles)('%s', (file) => {
  const { on, permissions, jobs } = readWorkflow(file);
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  const isNightly = 'schedule' in on;

  test('has valid triggers, read-only permissions and a timeout', () => {
    if (!isNightly) expect(on).toMatchObject({ pull_request: null, push: { branches: ['main'] } });
    expect(permissions).toEqual({ contents: 'read' });
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toBeUndefined();
      expect(job['timeout-minutes']).toBeLessThanOrEqual(isNightly ? 120 : 20);
    }
  });

  test('runs scripts that package.json has', () => {
    const scripts = steps.flatMap(({ run = '' }) =>
      [...run.matchAll(/npm (?:run )?(\w+)/g)].map(([, name]) => name ?? ''),
    );
    const ours = scripts.filter((name) => !['ci', 'install'].includes(name));
    expect(ours.length).toBeGreaterThan(0);
    expect(Object.keys(manifest.scripts)).toEqual(expect.arrayContaining(ours));
  });

  test('pins actions to commits', () => {
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.filter((action) => !/^[\w/-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });

  test('persists no credentials and interpolates no untrusted input into commands', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const { with: inputs } of checkouts) expect(inputs).toMatchObject({ 'persist-credentials': false });
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });
});

test('every supported version of Node is tested', () => {
  const versions = readWorkflow('ci.yaml').jobs['test']?.strategy?.matrix['node'];
  expect(versions).toEqual([...manifest.engines.node.matchAll(/(?:\^|>=)(\d+)/g)].map(([, major]) => Number(major)));
});

test("Prisma's own command line compares every subgraph's schema with the database that its migrations make", () => {
  const { steps } = readWorkflow('ci.yaml').jobs['test-on-mysql']!;
  const run = steps.find(({ name }) => name === 'Prisma finds no drift')?.run ?? '';
  expect(/for SUBGRAPH in (.*); do/.exec(run)?.[1]?.split(' ').toSorted()).toEqual(
    subgraphs.map(({ name }) => name).toSorted(),
  );
  expect(run).toContain('npx prisma migrate diff');
  const files = run
    .replaceAll('$SUBGRAPH', 'users')
    .split(/[^\w./-]/)
    .filter((word) => word.includes('/') && /\.(?:[jt]s|prisma)$/.test(word));
  expect(files).toHaveLength(3);
  expect(files.filter((file) => !existsSync(inRepository(file)))).toEqual([]);
});

test('slow tests run nightly', () => {
  const nightly = Object.values(readWorkflow('nightly.yaml').jobs).flatMap(({ steps }) => steps.map(({ run }) => run));
  expect(nightly).toEqual(
    expect.arrayContaining(['npm test -- answersAsOneSchemaWould', 'npm run faults', 'npm test -- e2e/fuzz']),
  );
});

test('every image is built', () => {
  const built = readWorkflow('ci.yaml').jobs['images']?.strategy?.matrix['dockerfile'] ?? [];
  expect(new Set(built)).toEqual(new Set(services.map(({ folder }) => `${folder}/Dockerfile`)));
});

test('the schema of every subgraph is checked and published, under the address that the supergraph has', () => {
  const job = readWorkflow('schema-checks.yaml').jobs['registry'];
  const supergraph = readFileSync(inRepository('gateway/supergraph.graphql'), 'utf8');
  const included = job?.strategy?.matrix['include'] as ReadonlyArray<{ subgraph: string; url: string }>;
  expect(included.map(({ subgraph }) => subgraph).toSorted()).toEqual(subgraphs.map(({ name }) => name).toSorted());
  for (const { subgraph, url } of included) {
    expect(supergraph).toContain(`@join__graph(name: "${subgraph}", url: "${url}")`);
    const schema = job?.env?.['SCHEMA']?.replace('${{ matrix.subgraph }}', subgraph);
    expect(existsSync(inRepository(schema ?? 'none'))).toBe(true);
  }
});

test('the committed schemas are composed, whatever has changed and whether or not there is a registry', () => {
  const { on, jobs } = readWorkflow('schema-checks.yaml');
  expect(on['pull_request']).toBeNull();
  const steps = jobs['composition']?.steps ?? [];
  expect(steps.filter((step) => step.if)).toEqual([]);
  expect(steps.map(({ run }) => run)).toEqual(
    expect.arrayContaining(['npm run compose', 'git diff --exit-code -- gateway/supergraph.graphql']),
  );
});
