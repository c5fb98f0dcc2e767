import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { inRepository } from '@online-books/tools/repository';
import { describe, expect, test } from '@jest/globals';

import { isInBuildContext } from './support/buildContext.ts';
import { imageEnvironment, instructionsOf, readDockerfile, runtimeStage } from './support/Dockerfile.ts';
import { defaultCommand, programOf, programsOf } from './support/programs.ts';
import { type Service, services, subgraphs } from './support/services.ts';

const read = (file: string) => readFileSync(inRepository(file), 'utf8');

interface Copy {
  /** The stage that it copies from; none when it copies from the build context. */
  readonly stage: string | undefined;
  readonly sources: readonly string[];
  readonly destination: string;
}

function copiesOf(service: Service, stages = readDockerfile(service)): Copy[] {
  return stages
    .flatMap((stage) => instructionsOf(stage, 'COPY'))
    .map((text) => {
      const [, stage, operands = ''] = /^(?:--from=(\S+) )?(.*)$/.exec(text) ?? [];
      const paths = operands.split(/\s+/);
      return { stage, sources: paths.slice(0, -1), destination: paths.at(-1)! };
    });
}

describe.each(services)('the image of $name', (service) => {
  test('is built from one base image without a syntax directive', () => {
    expect(read(`${service.folder}/Dockerfile`)).not.toMatch(/^#\s*syntax/m);
    const stages = readDockerfile(service);
    expect(stages.map(({ image }) => image)).toEqual(stages.map(() => 'node:24-bookworm-slim'));
  });

  test('copies existing files', () => {
    for (const { stage, sources } of copiesOf(service)) {
      for (const source of sources) {
        // The tests run in a built repository, so that what a build stage makes is here, too.
        const file = stage ? path.relative('/repository', source) : source;
        const sent = stage !== undefined || source === '.' || isInBuildContext(source);
        expect([source, existsSync(inRepository(file)), sent]).toEqual([source, true, true]);
      }
    }
  });

  test('contains the packages of its workspace, nested node_modules included', () => {
    const { name }: { name: string } = JSON.parse(read(`${service.folder}/package.json`));
    const installed = [...read(`${service.folder}/Dockerfile`).matchAll(/npm ci (?:--\S+ )?--workspace=(\S+)/g)];
    expect(installed.map(([, workspace]) => workspace)).toEqual([name, name]);
    const copied = copiesOf(service).filter(({ stage }) => stage === 'dependencies');
    expect(copied.map(({ destination }) => destination)).toEqual(['node_modules', 'service-kit', service.folder]);
  });

  test('contains each of its programs', async () => {
    const copied = copiesOf(service, [runtimeStage(service)]).map(({ destination }) => destination);
    for (const program of Object.keys(await programsOf(service))) {
      expect([program, existsSync(inRepository(program))]).toEqual([program, true]);
      expect(copied).toContain(program.replace(/\/dist\/.*/, '/dist'));
    }
  });

  test('runs its service as an unprivileged user and process 1, with a health check', () => {
    const runtime = runtimeStage(service);
    expect(programOf(defaultCommand(service))).toBe(`${service.folder}/dist/main.js`);
    expect(instructionsOf(runtime, 'USER')).toEqual(['node']);
    expect(instructionsOf(runtime, 'HEALTHCHECK').join()).toMatch(/CMD \["node", "--eval", ".*\/health\/ready.*"\]$/);
    expect(imageEnvironment(service)).toMatchObject({ NODE_ENV: 'production', HOST: '0.0.0.0' });
  });
});

test('images of subgraphs differ in name and port only', () => {
  const generalised = subgraphs.map((service) =>
    read(`${service.folder}/Dockerfile`)
      .replaceAll(service.name, '<name>')
      .replaceAll(imageEnvironment(service)['PORT'] ?? '', '<port>'),
  );
  expect(new Set(generalised).size).toBe(1);
});

test('the image of a subgraph contains its migrations', () => {
  for (const service of subgraphs) {
    const folder = path.relative('/app', imageEnvironment(service)['MIGRATIONS_PATH'] ?? '');
    expect(copiesOf(service, [runtimeStage(service)])).toContainEqual({
      stage: undefined,
      sources: [`prisma/${service.name}/migrations`],
      destination: folder,
    });
  }
});

test('build contexts exclude secrets, data, build output and supergraphs', () => {
  const outside = ['.env', '.data/compose/token-keys.json', '.git/config', 'gateway/supergraph.graphql'];
  const made = ['node_modules/graphql', 'service-kit/dist', 'subgraphs/users/src/data/prisma-client'];
  expect([...outside, ...made].filter(isInBuildContext)).toEqual([]);
});

/** The entries of the lock file, by where npm installs them; a link leads to a workspace. */
const locked: Record<string, { link?: boolean; resolved?: string; optionalDependencies?: Record<string, string> }> =
  JSON.parse(read('package-lock.json')).packages;

test('build contexts include the manifest of every workspace, which npm ci needs', () => {
  const workspaces = Object.values(locked).flatMap(({ link, resolved }) => (link && resolved ? [resolved] : []));
  expect(workspaces.filter((folder) => !isInBuildContext(`${folder}/package.json`))).toEqual([]);
});

test('the lock file names the optional packages of every platform', () => {
  const packages = new Set(Object.keys(locked).map((place) => place.replace(/^.*node_modules\//, '')));
  const optional = Object.values(locked).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
  expect(optional.filter((name) => !packages.has(name))).toEqual([]);
});
