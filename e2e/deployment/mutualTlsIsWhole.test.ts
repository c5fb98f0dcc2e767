import { tlsVariables } from '@online-books/service-kit/tls/tlsVariables';
import { expect, test } from '@jest/globals';

import { createKubernetesSecrets } from './support/createSecrets.ts';
import { environmentOf } from './support/environmentOf.ts';
import { objectNamed } from './support/KubernetesObject.ts';
import { describeRendered, hasKubectl, readKustomization } from './support/kustomization.ts';
import { services, subgraphs } from './support/services.ts';

// All of it is a component's, which only kubectl can apply.

describeRendered('k8s/overlays/mutual-tls, as kubectl renders it', () => {
  const objects = hasKubectl ? readKustomization('k8s/overlays/mutual-tls') : [];
  const certificateOf = (name: string) => objectNamed(objects, 'Certificate', name).spec;
  const environmentNamed = (name: string) => {
    const [container] = objectNamed(objects, 'Deployment', name).spec.template.spec.containers;
    return environmentOf(container, objects, createKubernetesSecrets());
  };

  test.each(services)('$name mounts a certificate with its name and usage', ({ name, kind }) => {
    const { dnsNames, usages, secretName, issuerRef, isCA = false } = certificateOf(name);
    expect([dnsNames, isCA, issuerRef.name]).toEqual([[name], false, 'graph-authority']);
    expect(usages).toEqual(['digital signature', kind === 'gateway' ? 'client auth' : 'server auth']);
    const { volumes = [] } = objectNamed(objects, 'Deployment', name).spec.template.spec;
    expect(volumes.find((volume) => volume.name === 'tls')?.secret?.secretName).toBe(secretName);
  });

  test.each(subgraphs)('$name serves TLS and requires the gateway’s certificate', ({ name }) => {
    const { TLS_CLIENT_NAME, ...environment } = environmentNamed(name);
    expect(environment).toMatchObject({
      TLS_CERTIFICATE_PATH: '/etc/tls/tls.crt',
      TLS_KEY_PATH: '/etc/tls/tls.key',
      TLS_CLIENT_CA_PATH: '/etc/tls/ca.crt',
    });
    expect(certificateOf('gateway').dnsNames).toContain(tlsVariables.TLS_CLIENT_NAME.parse(TLS_CLIENT_NAME));
  });

  test('the gateway uses mutual TLS with every subgraph', () => {
    const { SUBGRAPH_URL = '', ...environment } = environmentNamed('gateway');
    const called = SUBGRAPH_URL.split(',').map((item) => /^(.+)=(https:)\/\/\1:\d+\/graphql$/.exec(item)?.[1]);
    expect(new Set(called)).toEqual(new Set(subgraphs.map(({ name }) => name)));
    expect(environment).toMatchObject({
      SUBGRAPH_TLS_CERTIFICATE_PATH: '/etc/tls/tls.crt',
      SUBGRAPH_TLS_KEY_PATH: '/etc/tls/tls.key',
      SUBGRAPH_TLS_CA_PATH: '/etc/tls/ca.crt',
    });
  });

  test('keys of tokens are fetched over TLS', () => {
    const fetching = services.map(({ name }) => environmentNamed(name)).filter(({ JWKS_URL }) => JWKS_URL);
    expect(fetching.length).toBeGreaterThan(0);
    for (const { JWKS_URL, JWKS_CA_PATH } of fetching)
      expect([JWKS_URL, JWKS_CA_PATH]).toEqual([expect.stringMatching(/^https:\/\/users:/), '/etc/tls/ca.crt']);
  });
});
