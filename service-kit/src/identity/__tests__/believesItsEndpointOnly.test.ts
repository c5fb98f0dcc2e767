import type { RequestListener } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

import { CertificateAuthority, type Wish } from '../../tls/__tests__/CertificateAuthority.ts';
import { createRemoteKeys } from '../createRemoteKeys.ts';

let endpoint: Server | undefined;
afterEach(() => {
  endpoint?.close();
  endpoint?.closeAllConnections();
});

let authority: CertificateAuthority;
let jwk: JWK;
beforeAll(async () => {
  authority = await CertificateAuthority.create();
  const { publicKey } = await generateKeyPair('EdDSA');
  jwk = { ...(await exportJWK(publicKey)), kid: 'a', alg: 'EdDSA' };
});

const publish: RequestListener = (_request, response) => void response.end(JSON.stringify({ keys: [jwk] }));

async function serve(listener: RequestListener, wish: Wish = {}): Promise<string> {
  endpoint = createServer(await authority.issue({ ips: ['127.0.0.1'], ...wish }), listener);
  await new Promise<void>((resolve) => endpoint!.listen(0, '127.0.0.1', resolve));
  return `https://127.0.0.1:${(endpoint.address() as AddressInfo).port}/`;
}

function findKey(url: string, ca?: string) {
  const credentials = () => (ca === undefined ? undefined : { ca, expiresAt: Infinity });
  const keys = createRemoteKeys({ url, credentials, timeoutMs: 500 });
  return Promise.resolve(keys({ alg: 'EdDSA', kid: 'a' }, { payload: '', signature: '' }));
}

test('keys come from an endpoint that its authority vouches for', async () => {
  await expect(findKey(await serve(publish), authority.cert)).resolves.toMatchObject({ type: 'public' });
});

test.each<[string, RegExp, () => Promise<[url: string, ca?: string]>]>([
  [
    'that a foreign authority vouches for',
    /signature|self-signed|unable to verify/,
    async () => [await serve(publish), (await CertificateAuthority.create('foreign')).cert],
  ],
  ['that nobody vouches for whom Node trusts', /self-signed|unable to verify/, async () => [await serve(publish)]],
  [
    'whose certificate has expired',
    /expired/,
    async () => [await serve(publish, { expiresIn: -1_000 }), authority.cert],
  ],
  ['of another name', /does not match/, async () => [await serve(publish, { ips: ['192.0.2.1'] }), authority.cert]],
  [
    'that sends us elsewhere',
    /answered 302/,
    async () => [await serve((_, response) => response.writeHead(302, { location: '/' }).end()), authority.cert],
  ],
  [
    'that does not finish what it says',
    /abort/,
    async () => [await serve((_, response) => void response.write('{"keys":')), authority.cert],
  ],
])('no keys come from an endpoint %s', async (_, reason, endpointFor) => {
  const refused = { cause: { message: expect.stringMatching(reason) } };
  await expect(findKey(...(await endpointFor()))).rejects.toMatchObject(refused);
});
