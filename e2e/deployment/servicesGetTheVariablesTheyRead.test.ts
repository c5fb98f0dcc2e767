import { describe, expect, test } from '@jest/globals';

import { readComposeFile, requiredVariables } from './support/composeFile.ts';
import { createComposeSecrets, createKubernetesSecrets } from './support/createSecrets.ts';
import { imageEnvironment } from './support/Dockerfile.ts';
import { environmentOf } from './support/environmentOf.ts';
import { workloadsOf } from './support/KubernetesObject.ts';
import { kustomizations, readKustomization, rendering } from './support/kustomization.ts';
import { faultsOfContainer, programsOf } from './support/programs.ts';
import { serviceOfImage, services } from './support/services.ts';

const ours = (image: string) => image.startsWith('online-books/');

describe('docker-compose.yaml, with the secrets that were made for it', () => {
  const secrets = createComposeSecrets();
  const { services: composed } = readComposeFile(secrets.environment);

  test('requires exactly the variables that are generated', () => {
    expect(requiredVariables()).toEqual(new Set(Object.keys(secrets.environment)));
  });

  test.each(Object.entries(composed).filter(([, { image }]) => ours(image)))(
    'gives %s what its program reads, and nothing else',
    async (_, { image, command, environment }) => {
      await expect(faultsOfContainer(serviceOfImage(image), command, environment)).resolves.toEqual([]);
    },
  );
});

describe.each(kustomizations)(`%s, ${rendering}, with the secrets that were made for it`, (folder) => {
  const objects = readKustomization(folder);
  const secrets = createKubernetesSecrets();
  const containers = workloadsOf(objects).flatMap(({ kind, metadata, spec }) =>
    [...(spec.template.spec.initContainers ?? []), ...spec.template.spec.containers].map(
      (container) => [`${kind} ${metadata.name}, ${container.name}`, container] as const,
    ),
  );

  test.each(containers.filter(([, { image }]) => ours(image)))(
    'gives %s what its program reads, and nothing else',
    async (_, container) => {
      const environment = environmentOf(container, objects, secrets);
      await expect(faultsOfContainer(serviceOfImage(container.image), container.command, environment)).resolves.toEqual(
        [],
      );
    },
  );
});

test.each(services)(
  'the image of $name sets only variables that one of its programs or libraries reads',
  async (service) => {
    const known = Object.values(await programsOf(service)).flatMap((variables) => Object.keys(variables));
    expect([...known, 'APOLLO_TELEMETRY_DISABLED']).toEqual(
      expect.arrayContaining(Object.keys(imageEnvironment(service))),
    );
  },
);
