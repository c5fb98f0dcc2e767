import { readFileSync } from 'node:fs';

import { inRepository } from '@online-books/tools/repository';
import { expect, test } from '@jest/globals';

import { readComposeFile } from './support/composeFile.ts';
import { createComposeSecrets, createKubernetesSecrets } from './support/createSecrets.ts';
import { environmentOf } from './support/environmentOf.ts';
import { objectNamed } from './support/KubernetesObject.ts';
import { readKustomization, testRendered } from './support/kustomization.ts';

const composed = readComposeFile(createComposeSecrets().environment).services;

/** It holds counts and answers, which may be lost, and not more of them than fit. */
const FORGETFUL = ['--save', '', '--maxmemory', '128mb', '--maxmemory-policy', 'volatile-lru'];

test('in compose, in a Redis that only gateways reach, with its profile', () => {
  const { redis } = composed;
  expect(redis?.profiles).toEqual(['redis']);
  expect(redis?.ports).toBeUndefined();
  expect(redis?.command).toEqual(expect.arrayContaining(FORGETFUL));
  const [network] = redis?.networks ?? [];
  const onIt = Object.entries(composed).filter(([, { networks }]) => networks.includes(network ?? ''));
  expect(onIt.map(([name]) => name).toSorted()).toEqual(['gateway', 'redis']);
  expect(readFileSync(inRepository('.env.example'), 'utf8')).toContain('#REDIS_URL=redis://redis:6379');
});

// Components are applied by kubectl alone.
testRendered('in Kubernetes, in the Redis of the component k8s/redis', () => {
  const objects = readKustomization('k8s/overlays/laptop');
  const [gateway] = objectNamed(objects, 'Deployment', 'gateway').spec.template.spec.containers;
  const url = new URL(environmentOf(gateway, objects, createKubernetesSecrets())['REDIS_URL'] ?? '');
  const service = objectNamed(objects, 'Service', url.hostname);
  expect(service.spec.ports).toEqual([{ name: 'redis', port: Number(url.port), targetPort: 'redis' }]);
  const [redis] = objectNamed(objects, 'StatefulSet', 'redis').spec.template.spec.containers;
  expect(redis.ports).toEqual([{ name: 'redis', containerPort: Number(url.port) }]);
  expect(redis.image).toBe(composed['redis']?.image);
  expect(redis).toMatchObject({ args: expect.arrayContaining(FORGETFUL) });
});
