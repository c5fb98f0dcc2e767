import { readFileSync } from 'node:fs';

import { inRepository } from '@online-books/tools/repository';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';

import { imageEnvironment } from './support/Dockerfile.ts';
import { variablesOf } from './support/services.ts';

interface ComposeService {
  readonly profiles?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly networks: readonly string[];
}

const registry = { name: 'registry', kind: 'subgraph', folder: 'registry' } as const;
const read = (file: string) => parse(readFileSync(inRepository(file), 'utf8'), { merge: true }) as never;
const { services }: { services: Record<string, ComposeService> } = read('registry/docker-compose.yaml');

test('the shop’s compose file includes the registry, and starts it with its profile only', () => {
  const { include }: { include: string[] } = read('docker-compose.yaml');
  expect(include).toEqual(['registry/docker-compose.yaml']);
  expect(Object.values(services).map(({ profiles }) => profiles)).toEqual([['registry'], ['registry'], ['registry']]);
});

test('it is given what it reads, and published on loopback at the port of its image', async () => {
  const { environment = {}, ports } = services['registry']!;
  const known = Object.keys(await variablesOf(registry));
  expect(Object.keys(environment).filter((name) => !known.includes(name))).toEqual([]);
  const { PORT } = imageEnvironment(registry);
  expect(ports).toEqual([`127.0.0.1:${PORT}:${PORT}`]);
});

test('its database is reached by the registry alone', () => {
  expect(services['registry-mysql']?.networks).toEqual(['registry-database']);
});
