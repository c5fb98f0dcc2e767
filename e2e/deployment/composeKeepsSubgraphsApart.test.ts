import { existsSync, readFileSync } from 'node:fs';

import { inRepository } from '@online-books/tools/repository';
import { describe, expect, test } from '@jest/globals';

import { readComposeFile, requiredVariables } from './support/composeFile.ts';
import { createComposeSecrets } from './support/createSecrets.ts';
import { services, subgraphs } from './support/services.ts';

const secrets = createComposeSecrets();
const file = readComposeFile(secrets.environment);
const composed = file.services;
const { mysql } = composed;

const programs = subgraphs.flatMap(({ name }) => [`${name}-migration`, `${name}-seed`]);

test('has every service, and a migration and a seed for every subgraph', () => {
  expect(Object.keys(composed).toSorted()).toEqual(
    [...services.map(({ name }) => name), ...programs, 'mysql', 'redis'].toSorted(),
  );
});

test.each(services)('builds $name from its Dockerfile, in the version of the package', ({ name, folder }) => {
  const { version }: { version: string } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'));
  expect(composed[name]?.image).toBe(`online-books/${name}:${version}`);
  expect(composed[name]?.build).toEqual({ context: '.', dockerfile: `${folder}/Dockerfile` });
});

describe.each(subgraphs)('$name', ({ name }) => {
  test.each([
    [name, 'service'],
    [`${name}-migration`, 'migration'],
    [`${name}-seed`, 'service'],
  ])('%s uses an account of its own on its own database', (program, account) => {
    const url = new URL(composed[program]?.environment['DATABASE_URL'] ?? '');
    expect([url.host, url.pathname, url.username]).toEqual(['mysql:3306', `/${name}`, `${name}_${account}`]);
    expect(mysql.environment[`${url.username.toUpperCase()}_PASSWORD`]).toBe(url.password);
    expect(mysql.environment['DATABASES']?.split(' ')).toContain(name);
  });

  test('serves when it is migrated, and is seeded on demand only', () => {
    const migrated = { [`${name}-migration`]: { condition: 'service_completed_successfully' } };
    expect(composed[name]?.depends_on).toEqual(migrated);
    expect(composed[`${name}-seed`]).toMatchObject({ depends_on: migrated, profiles: ['demo'] });
    expect(composed[`${name}-migration`]?.depends_on).toEqual({ mysql: { condition: 'service_healthy' } });
    for (const program of [`${name}-migration`, `${name}-seed`]) {
      expect(composed[program]?.image).toBe(composed[name]?.image);
    }
  });
});

test('the gateway starts independently and cannot reach the database, which is not published', () => {
  expect(composed['gateway']?.depends_on).toBeUndefined();
  expect(composed['gateway']?.networks).toEqual(['entrance', 'graph', 'gateways']);
  expect(mysql.networks).toEqual(['databases']);
  for (const network of ['graph', 'databases', 'gateways']) expect(file.networks[network]).toEqual({ internal: true });
});

test('the gateway mounts its supergraph, and only users mounts signing keys', () => {
  const [config] = composed['gateway']?.configs ?? [];
  expect(config?.target).toBe(composed['gateway']?.environment['SUPERGRAPH_PATH']);
  expect(existsSync(inRepository(file.configs[config?.source ?? '']?.file ?? ''))).toBe(true);

  const holders = Object.entries(composed).filter(([, service]) => service.secrets);
  expect(holders.map(([name]) => name)).toEqual(['users']);
  const [secret] = composed['users']?.secrets ?? [];
  expect(`/run/secrets/${secret?.target}`).toBe(composed['users']?.environment['TOKEN_KEYS_PATH']);
  expect(file.secrets[secret?.source ?? '']?.file).toBe('.data/compose/token-keys.json');
});

test.each([...services.map(({ name }) => name), ...programs, 'redis'])(
  '%s can write nowhere and gain no rights',
  (name) => {
    expect(composed[name]).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  },
);

test('.env.example names the variables that compose asks for', () => {
  const named = [...readFileSync(inRepository('.env.example'), 'utf8').matchAll(/^([A-Z_]+)=$/gm)];
  expect(new Set(named.map(([, name]) => name))).toEqual(requiredVariables());
});

test('mounts the script that makes the accounts', () => {
  const [script] = mysql.volumes?.filter((volume) => volume.includes('/docker-entrypoint-initdb.d/')) ?? [];
  expect(existsSync(inRepository(script?.split(':')[0] ?? ''))).toBe(true);
});
