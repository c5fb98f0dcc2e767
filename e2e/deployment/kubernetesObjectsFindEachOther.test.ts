import { inRepository } from '@online-books/tools/repository';
import { describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';

import { readComposeFile } from './support/composeFile.ts';
import { createComposeSecrets, createKubernetesSecrets } from './support/createSecrets.ts';
import { environmentOf } from './support/environmentOf.ts';
import { objectNamed, ofKind, selects, type Workload, workloadsOf } from './support/KubernetesObject.ts';
import { kustomizations, readKustomization, rendering, testRendered } from './support/kustomization.ts';
import { services, subgraphs } from './support/services.ts';

const secrets = createKubernetesSecrets();
const TLS_FILES = ['tls.crt', 'tls.key', 'ca.crt'];
const composed = readComposeFile(createComposeSecrets().environment).services;

const podLabels = ({ spec }: Workload) => spec.template.metadata.labels;

describe.each(kustomizations)(`%s, ${rendering}`, (folder) => {
  const objects = readKustomization(folder);
  const workloads = workloadsOf(objects);
  const certificates = ofKind(objects, 'Certificate').map(({ spec }) => spec.secretName);
  const names = (kind: Parameters<typeof ofKind>[1]) => ofKind(objects, kind).map(({ metadata }) => metadata.name);

  test.each(services)('has all of $name', ({ name, kind }) => {
    for (const needed of ['Deployment', 'Service', 'PodDisruptionBudget', 'ServiceAccount', 'NetworkPolicy'] as const) {
      expect(names(needed)).toContain(name);
    }
    expect(names('Job').includes(`${name}-migration`)).toBe(kind === 'subgraph');
  });

  test('holds no Secret', () => {
    expect(names('Secret')).toEqual([]);
  });

  test('each Service, and each disruption budget, selects the pods of the workload with its name, and no others', () => {
    for (const { kind, metadata, spec } of [...ofKind(objects, 'Service'), ...ofKind(objects, 'PodDisruptionBudget')]) {
      const selector = kind === 'Service' ? spec.selector : spec.selector.matchLabels;
      const selected = workloads.filter((workload) => selects(selector, podLabels(workload)));
      expect(selected.map((workload) => workload.metadata.name)).toEqual([metadata.name]);
    }
  });

  test('each workload selects its own pods, and no others', () => {
    for (const { metadata, spec } of [...ofKind(objects, 'Deployment'), ...ofKind(objects, 'StatefulSet')]) {
      const selected = workloads.filter((workload) => selects(spec.selector.matchLabels, podLabels(workload)));
      expect(selected.map((workload) => workload.metadata.name)).toEqual([metadata.name]);
    }
  });

  test('each disruption budget allows one eviction', () => {
    for (const { metadata, spec } of ofKind(objects, 'PodDisruptionBudget')) {
      expect(objectNamed(objects, 'Deployment', metadata.name).spec.replicas).toBeGreaterThan(spec.minAvailable);
    }
  });

  test('the only Ingress routes the graph’s path, and no other, to the gateway', () => {
    const paths = ofKind(objects, 'Ingress').flatMap(({ spec }) => spec.rules.flatMap(({ http }) => http.paths));
    expect(paths).toEqual([
      { path: '/graphql', pathType: 'Exact', backend: { service: { name: 'gateway', port: { name: 'http' } } } },
    ]);
    expect(objectNamed(objects, 'Service', 'gateway').spec.ports.map(({ name }) => name)).toContain('http');
  });

  test.each(workloads.map((workload) => [`${workload.kind} ${workload.metadata.name}`, workload] as const))(
    'what %s refers to is there',
    (_, { spec: { template } }) => {
      const { serviceAccountName, volumes = [], initContainers = [], containers } = template.spec;
      expect([...names('ServiceAccount'), undefined]).toContain(serviceAccountName);
      for (const { configMap, secret } of volumes) {
        expect([...names('ConfigMap'), undefined]).toContain(configMap?.name);
        expect([...Object.keys(secrets), ...certificates, undefined]).toContain(secret?.secretName);
      }
      for (const container of [...initContainers, ...containers]) {
        expect(() => environmentOf(container, objects, secrets)).not.toThrow();
      }
    },
  );

  test.each(services)('$name mounts each file that a variable names', ({ name }) => {
    const { containers, volumes = [] } = objectNamed(objects, 'Deployment', name).spec.template.spec;
    const named = Object.entries(environmentOf(containers[0], objects, secrets)).filter(([key]) =>
      key.endsWith('_PATH'),
    );
    const mounted = (containers[0].volumeMounts ?? []).flatMap(({ name: volumeName, mountPath }) => {
      const { configMap, secret } = volumes.find((volume) => volume.name === volumeName) ?? {};
      const files = configMap && Object.keys(objectNamed(objects, 'ConfigMap', configMap.name).data);
      const secretFiles = certificates.includes(secret?.secretName ?? '')
        ? TLS_FILES
        : Object.keys(secrets[secret?.secretName ?? ''] ?? {});
      return (files ?? secretFiles).map((file) => `${mountPath}/${file}`);
    });
    expect(new Set(named.map(([, file]) => file))).toEqual(new Set(mounted));
    if (name === 'gateway') expect(named.map(([key]) => key)).toContain('SUPERGRAPH_PATH');
    if (name === 'users') expect(named.map(([key]) => key)).toContain('TOKEN_KEYS_PATH');
  });

  testRendered('runs the images that compose builds', () => {
    const built = new Set(Object.values(composed).map(({ image }) => image));
    const images = workloads.flatMap(({ spec: { template } }) =>
      [...(template.spec.initContainers ?? []), ...template.spec.containers].map(({ image }) => image),
    );
    expect(images.filter((image) => !built.has(image))).toEqual([]);
  });
});

test('the base names no namespace', () => {
  expect(readKustomization('k8s/base').filter(({ metadata }) => metadata.namespace)).toEqual([]);
});

test('every subgraph is in the base and in the demo data', () => {
  for (const { name } of subgraphs) {
    expect(existsSync(inRepository('k8s/base', name, 'kustomization.yaml'))).toBe(true);
    expect(existsSync(inRepository('k8s/demo-data', `${name}.yaml`))).toBe(true);
  }
});
