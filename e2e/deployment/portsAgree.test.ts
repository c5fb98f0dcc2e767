import { readFileSync } from 'node:fs';

import { inRepository } from '@online-books/tools/repository';
import { describe, expect, test } from '@jest/globals';
import { Kind, parse, visit } from 'graphql';

import { readComposeFile } from './support/composeFile.ts';
import { createComposeSecrets } from './support/createSecrets.ts';
import { imageEnvironment, instructionsOf, runtimeStage } from './support/Dockerfile.ts';
import { objectNamed } from './support/KubernetesObject.ts';
import { kustomizations, readKustomization, rendering } from './support/kustomization.ts';
import { services, subgraphs } from './support/services.ts';

const portOf = Object.fromEntries(services.map((service) => [service.name, imageEnvironment(service)['PORT']]));

/** The subgraphs' addresses in the committed supergraph, by name. */
function routingUrls(): Record<string, string> {
  const urls: Record<string, string> = {};
  visit(parse(readFileSync(inRepository('gateway/supergraph.graphql'), 'utf8')), {
    Directive({ name, arguments: given = [] }) {
      if (name.value !== 'join__graph') return;
      const [subgraph, url] = ['name', 'url'].map((argument) => given.find((node) => node.name.value === argument));
      if (subgraph?.value.kind === Kind.STRING && url?.value.kind === Kind.STRING) {
        urls[subgraph.value.value] = url.value.value;
      }
    },
  });
  return urls;
}

/** The addresses in a text at which services are called, such as `http://users:4001`, and those that are right. */
function addressesIn(text: string): { found: string[]; right: string[] } {
  const addresses = [...text.matchAll(/(https?):\/\/([a-z-]+):\d+/g)];
  return {
    found: addresses.map(([address]) => address),
    right: addresses.map(([, scheme, name]) => `${scheme}://${name}:${portOf[name ?? '']}`),
  };
}

test.each(services)('the image of $name exposes the port that it serves on, each another one', (service) => {
  expect(instructionsOf(runtimeStage(service), 'EXPOSE')).toEqual([portOf[service.name]]);
  expect(new Set(Object.values(portOf)).size).toBe(services.length);
});

test('the supergraph names each subgraph by its service and port', () => {
  expect(routingUrls()).toEqual(
    Object.fromEntries(subgraphs.map(({ name }) => [name, `http://${name}:${portOf[name]}/graphql`])),
  );
});

test('compose publishes the gateway alone, on loopback', () => {
  const published = Object.entries(readComposeFile(createComposeSecrets().environment).services)
    .filter(([, { ports }]) => ports)
    .map(([name, { ports }]) => [name, ports]);
  expect(published).toEqual([['gateway', [`127.0.0.1:4000:${portOf['gateway']}`]]]);
});

test.each(['docker-compose.yaml', '.github/workflows/schema-checks.yaml'])(
  '%s calls services at their ports',
  (file) => {
    const { found, right } = addressesIn(readFileSync(inRepository(file), 'utf8'));
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(right);
  },
);

describe.each(kustomizations)(`%s, ${rendering}`, (folder) => {
  const objects = readKustomization(folder);

  test.each(services)('$name listens where its Service sends requests', ({ name }) => {
    const service = objectNamed(objects, 'Service', name);
    expect(service.spec.ports).toEqual([{ name: 'http', port: Number(portOf[name]), targetPort: 'http' }]);
    const deployment = objectNamed(objects, 'Deployment', name);
    expect(deployment.spec.template.spec.containers[0].ports).toContainEqual({
      name: 'http',
      containerPort: Number(portOf[name]),
    });
  });

  test('services are called at their ports', () => {
    const { found, right } = addressesIn(JSON.stringify(objects));
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(right);
  });
});
