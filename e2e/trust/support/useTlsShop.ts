import { afterAll, beforeAll } from '@jest/globals';
import { type SubgraphName, subgraphNames } from '@online-books/tools/repository';
import { openTemporaryPlace } from '@online-books/tools/stack/openTemporaryPlace';
import { startStack, type Stack } from '@online-books/tools/stack/startStack';

import {
  CertificateAuthority,
  type Issued,
  type Wish,
} from '../../../service-kit/src/tls/__tests__/CertificateAuthority.ts';
import { Files } from '../../../service-kit/src/tls/__tests__/Files.ts';
import { Graph } from '../../support/Graph.ts';

const START_MS = 60_000;
const HOST = '127.0.0.1';

const names = ['gateway', ...subgraphNames] as const;

export interface TlsShop {
  readonly stack: Stack;
  readonly graph: Graph;
  readonly authority: CertificateAuthority;
  /** The certificate, key and authorities of each service. */
  readonly files: Readonly<Record<(typeof names)[number], Files>>;
}

/** What a service's certificate says: its name, and the address at which tests reach it. */
export function certificateOf(authority: CertificateAuthority, name: string, wish: Wish = {}): Promise<Issued> {
  return authority.issue({ dns: [name], ips: [HOST], ...wish });
}

/**
 * The whole graph over mutual TLS, and without signatures: a certificate is all that subgraphs know the gateway by.
 *
 * @param gatewayEnvironment more variables of the gateway
 */
export function useTlsShop(gatewayEnvironment: Readonly<Record<string, string>> = {}): TlsShop {
  let shop: Omit<TlsShop, 'graph'> | undefined;

  beforeAll(async () => {
    const authority = await CertificateAuthority.create();
    const files = {} as Record<(typeof names)[number], Files>;
    for (const name of names) {
      files[name] = await Files.create();
      await files[name].write({ ...(await certificateOf(authority, name)), ca: authority.cert });
    }
    const place = await openTemporaryPlace();
    const JWKS_URL = `https://${HOST}:${place.ports.users}/.well-known/jwks.json`;
    const subgraphEnvironment = (name: SubgraphName) => ({
      TLS_CERTIFICATE_PATH: files[name].pathOf('tls.crt'),
      TLS_KEY_PATH: files[name].pathOf('tls.key'),
      TLS_CLIENT_CA_PATH: files[name].pathOf('ca.crt'),
      JWKS_URL,
      JWKS_CA_PATH: files[name].pathOf('ca.crt'),
      ...(name === 'recommendations' && {
        FEED_URL: `https://${HOST}:${place.ports.orders}/internal/feed`,
        FEED_CA_PATH: files[name].pathOf('ca.crt'),
      }),
    });
    const stack = await startStack({
      place,
      LOG_LEVEL: 'info',
      gatewaySecrets: null,
      subgraphEnvironment,
      gatewayEnvironment: {
        SUBGRAPH_URL: subgraphNames.map((name) => `${name}=https://${HOST}:${place.ports[name]}/graphql`).join(),
        SUBGRAPH_TLS_CERTIFICATE_PATH: files.gateway.pathOf('tls.crt'),
        SUBGRAPH_TLS_KEY_PATH: files.gateway.pathOf('tls.key'),
        SUBGRAPH_TLS_CA_PATH: files.gateway.pathOf('ca.crt'),
        JWKS_URL,
        JWKS_CA_PATH: files.gateway.pathOf('ca.crt'),
        ...gatewayEnvironment,
      },
    });
    shop = { stack, authority, files };
  }, START_MS);

  afterAll(async () => {
    await shop?.stack.stop();
    await Promise.all(Object.values(shop?.files ?? {}).map((files) => files.remove()));
  }, START_MS);

  return {
    get stack() {
      return shop!.stack;
    },
    get graph() {
      return new Graph(shop!.stack.gateway.url);
    },
    get authority() {
      return shop!.authority;
    },
    get files() {
      return shop!.files;
    },
  };
}
