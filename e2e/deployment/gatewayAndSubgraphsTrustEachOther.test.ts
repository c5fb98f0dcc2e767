import { describe, expect, test } from '@jest/globals';

import { readComposeFile } from './support/composeFile.ts';
import { createComposeSecrets, createKubernetesSecrets } from './support/createSecrets.ts';
import { environmentOf } from './support/environmentOf.ts';
import { objectNamed } from './support/KubernetesObject.ts';
import { kustomizations, readKustomization, rendering } from './support/kustomization.ts';
import { subgraphs } from './support/services.ts';

type Environment = Readonly<Record<string, string>>;

/** Tests that the gateway signs for each subgraph with a secret which that one takes, and no other does. */
function testSecrets(environmentNamed: (service: string) => Environment): void {
  const { SUBGRAPH_SECRET = '' } = environmentNamed('gateway');
  const signedWith = new Map(SUBGRAPH_SECRET.split(',').map((item) => item.split('=') as [string, string]));
  const takenBy = (name: string) => environmentNamed(name)['GATEWAY_SECRETS']?.split(',') ?? [];

  test.each(subgraphs)('the gateway signs for $name with a secret that only $name accepts', ({ name }) => {
    const takers = subgraphs.filter((subgraph) => takenBy(subgraph.name).includes(signedWith.get(name) ?? ''));
    expect(takers.map((taker) => taker.name)).toEqual([name]);
  });
}

describe('docker-compose.yaml', () => {
  const { services } = readComposeFile(createComposeSecrets().environment);
  testSecrets((service) => services[service]?.environment ?? {});
});

describe.each(kustomizations)(`%s, ${rendering}`, (folder) => {
  const objects = readKustomization(folder);
  const secrets = createKubernetesSecrets();
  testSecrets((service) => {
    const [container] = objectNamed(objects, 'Deployment', service).spec.template.spec.containers;
    return environmentOf(container, objects, secrets);
  });
});
