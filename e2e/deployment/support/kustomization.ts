import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { describe, test } from '@jest/globals';
import { inRepository } from '@online-books/tools/repository';
import { parse, parseAllDocuments } from 'yaml';

import type { KubernetesObject } from './KubernetesObject.ts';

interface Kustomization {
  readonly resources?: readonly string[];
  readonly configMapGenerator?: ReadonlyArray<{
    readonly name: string;
    readonly files?: readonly string[];
    readonly literals?: readonly string[];
  }>;
}

/** Whether kubectl is here, which renders kustomizations. */
export const hasKubectl = canRun('kubectl', ['kustomize', '--help']);

/**
 * Tests of what only a rendering shows: patches, labels and hashed names. kubectl is in no package that the project can install
 * everywhere, so they are skipped without it; everything else is tested on the files as they are written.
 */
export const testRendered = hasKubectl ? test : test.skip;
export const describeRendered = hasKubectl ? describe : describe.skip;

/** How objects were read, for the names of tests. */
export const rendering = hasKubectl ? 'as kubectl renders it' : 'as it is written, since kubectl is not here';

/** Every kustomization that somebody may apply. */
export const kustomizations = ['k8s/base', 'k8s/overlays/laptop', 'k8s/overlays/mutual-tls'] as const;

/**
 * The objects of a kustomization. Without kubectl they are read as they are written: all of them, but without the patches,
 * labels and versions that Kustomize adds.
 */
export function readKustomization(folder: string): KubernetesObject[] {
  if (!hasKubectl) return readFolder(inRepository(folder));
  return parseObjects(execFileSync('kubectl', ['kustomize', inRepository(folder)], { encoding: 'utf8' }));
}

function readFolder(folder: string): KubernetesObject[] {
  const { resources = [], configMapGenerator = [] }: Kustomization = parse(
    readFileSync(path.join(folder, 'kustomization.yaml'), 'utf8'),
  );
  const configMaps = configMapGenerator.map(({ name, files = [], literals = [] }) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap' as const,
    metadata: { name },
    data: Object.fromEntries([
      ...files.map((file) => [path.basename(file), readFileSync(path.join(folder, file), 'utf8')]),
      ...literals.map((literal) => literal.split(/=(.*)/s).slice(0, 2)),
    ]),
  }));
  return [...configMaps, ...resources.flatMap((resource) => readResource(path.join(folder, resource)))];
}

function readResource(resource: string): KubernetesObject[] {
  return statSync(resource).isDirectory() ? readFolder(resource) : parseObjects(readFileSync(resource, 'utf8'));
}

function parseObjects(text: string): KubernetesObject[] {
  return parseAllDocuments(text).map((document) => {
    const object: KubernetesObject = document.toJS();
    return object;
  });
}

function canRun(program: string, parameters: readonly string[]): boolean {
  try {
    execFileSync(program, parameters, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
