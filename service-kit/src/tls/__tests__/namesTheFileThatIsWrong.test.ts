import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { checkCredentials } from '../checkCredentials.ts';
import { readCredentialFiles } from '../CredentialFiles.ts';
import { CertificateAuthority, type Issued } from './CertificateAuthority.ts';
import { Files } from './Files.ts';

let files: Files;
let authority: CertificateAuthority;
let ours: Issued;
beforeAll(async () => {
  files = await Files.create();
  authority = await CertificateAuthority.create();
  ours = await authority.issue({ dns: ['users'], expiresIn: 7_200_000 });
});
afterAll(() => files.remove());

async function load(texts: Parameters<Files['write']>[0]) {
  await files.write({ ...ours, ca: authority.cert, ...texts });
  return checkCredentials(files.all, await readCredentialFiles(files.all));
}

const NO_CERTIFICATE = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';

test('what fits together is taken, with a chain and with several authorities', async () => {
  const other = await CertificateAuthority.create('other');
  const cert = ours.cert + authority.cert;
  const ca = `The old one\n${authority.cert}and the new one\n${other.cert}`;
  const inTwoHours = (Date.now() + 7_200_000) / 1000;
  const credentials = await load({ cert, ca });
  expect(credentials).toMatchObject({ cert, key: ours.key, ca });
  expect(Math.abs(credentials.expiresAt / 1000 - inTwoHours)).toBeLessThan(60);
});

test.each([
  ['another’s key', async () => ({ key: (await authority.issue({})).key }), /^KEY: .* is not the key of .*tls\.crt\.$/],
  ['no key', async () => ({ key: ours.cert }), /^KEY: .* holds no private key in PEM/],
  ['no certificate', async () => ({ cert: ours.key }), /^CERTIFICATE: .* holds no certificate in PEM\.$/],
  ['half a certificate', async () => ({ cert: ours.cert.slice(0, 200) }), /^CERTIFICATE: .* holds no certificate/],
  ['a false certificate', async () => ({ cert: NO_CERTIFICATE }), /^CERTIFICATE: .* cannot be read/],
  ['an empty list of authorities', async () => ({ ca: '' }), /^CA: .*ca\.crt holds no certificate in PEM\.$/],
  ['a false authority', async () => ({ ca: authority.cert + NO_CERTIFICATE }), /^CA: .* cannot be read/],
])('%s is refused', async (_, wrong, message) => {
  await expect(load(await wrong())).rejects.toThrow(message);
});

test('a file that is not there is told of by its variable', async () => {
  const ca = { variable: 'TLS_CLIENT_CA_PATH', path: '/nowhere/ca.crt' };
  await expect(readCredentialFiles({ ca })).rejects.toThrow(
    'TLS_CLIENT_CA_PATH: /nowhere/ca.crt cannot be read: ENOENT.',
  );
});

test('no message tells of a key', async () => {
  const key = ours.key.replace('MI', 'XX');
  await expect(load({ key })).rejects.not.toThrow(key.slice(40, 60));
});
