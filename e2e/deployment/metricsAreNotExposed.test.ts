import { describe, expect, test } from '@jest/globals';

import { readComposeFile } from './support/composeFile.ts';
import { createComposeSecrets, createKubernetesSecrets } from './support/createSecrets.ts';
import { imageEnvironment } from './support/Dockerfile.ts';
import { environmentOf } from './support/environmentOf.ts';
import { objectNamed, ofKind } from './support/KubernetesObject.ts';
import { describeRendered, hasKubectl, kustomizations, readKustomization } from './support/kustomization.ts';
import { services } from './support/services.ts';

const portsOfServices = services.map((service) => imageEnvironment(service)['PORT']);

describe('docker-compose.yaml', () => {
  const { services: composed } = readComposeFile(createComposeSecrets().environment);

  test.each(services)('$name has metrics at a unique, unpublished port', ({ name }) => {
    const { environment, ports = [] } = composed[name]!;
    const port = String(environment['METRICS_PORT']);
    expect(port).toMatch(/^\d+$/);
    expect(portsOfServices).not.toContain(port);
    expect(ports.filter((published) => published.endsWith(`:${port}`))).toEqual([]);
  });
});

// Kustomize adds what is the same for every pod, which only kubectl can apply.

describeRendered.each(kustomizations)('%s, as kubectl renders it', (folder) => {
  const objects = hasKubectl ? readKustomization(folder) : [];

  test.each(services)('$name has metrics where its annotations say, and its port is called so', ({ name }) => {
    const { metadata, spec } = objectNamed(objects, 'Deployment', name).spec.template;
    const [container] = spec.containers;
    const port = environmentOf(container, objects, createKubernetesSecrets())['METRICS_PORT'];
    expect(portsOfServices).not.toContain(port);
    expect(container.ports).toContainEqual({ name: 'metrics', containerPort: Number(port) });
    expect(metadata.annotations).toMatchObject({
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': port,
      'prometheus.io/path': '/metrics',
    });
  });

  test('no Service and no Ingress exposes them', () => {
    const targets = ofKind(objects, 'Service').flatMap(({ spec }) => spec.ports.map(({ targetPort }) => targetPort));
    expect(targets).not.toContain('metrics');
    expect(targets).not.toContain(9464);
  });
});
