import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { inRepository } from '@online-books/tools/repository';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createLocalJWKSet, jwtVerify, SignJWT } from 'jose';

import { readTokenKeys } from '../../subgraphs/users/src/identity/readTokenKeys.ts';
import { createComposeSecrets, createKubernetesSecrets } from './support/createSecrets.ts';
import { subgraphs } from './support/services.ts';

const compose = createComposeSecrets();
const kubernetes = createKubernetesSecrets();

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keys-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['compose', compose.tokenKeys],
  ['Kubernetes', kubernetes['users-token-keys']?.['token-keys.json']],
])('with the keys for %s the users subgraph signs tokens that others can verify', async (name, text) => {
  const file = path.join(folder, `${name}.json`);
  writeFileSync(file, text ?? '');
  const { signing, publicKeys } = await readTokenKeys(file);
  const header = { alg: signing.alg, kid: signing.kid };
  const token = await new SignJWT({ sub: '1' }).setProtectedHeader(header).sign(signing.privateKey);
  await expect(jwtVerify(token, createLocalJWKSet(publicKeys))).resolves.toMatchObject({ protectedHeader: header });
});

test('secrets are unique and new in each run', () => {
  const first = Object.values(compose.environment);
  const second = Object.values(createComposeSecrets().environment);
  expect(new Set([...first, ...second]).size).toBe(first.length + second.length);
  expect(Math.min(...first.map((password) => password.length))).toBeGreaterThanOrEqual(32);
});

test.each(subgraphs)(
  'the Secrets of $name name accounts with the passwords that the database gives them',
  ({ name }) => {
    for (const account of ['service', 'migration']) {
      const url = new URL(kubernetes[`${name}-${account}-database`]?.['DATABASE_URL'] ?? '');
      expect([url.host, url.pathname, url.username]).toEqual(['mysql:3306', `/${name}`, `${name}_${account}`]);
      expect(kubernetes['mysql-accounts']?.[`${url.username.toUpperCase()}_PASSWORD`]).toBe(url.password);
    }
  },
);

test('k8s/README.md names every Secret', () => {
  const readme = readFileSync(inRepository('k8s/README.md'), 'utf8');
  const names = Object.keys(kubernetes).map((name) => {
    const subgraph = subgraphs.find(
      (candidate) => name.startsWith(`${candidate.name}-`) && /-(database|gateway-secrets)$/.test(name),
    );
    return subgraph ? name.replace(subgraph.name, '<name>') : name;
  });
  for (const name of names) expect(readme).toContain(`\`${name}\``);
});
