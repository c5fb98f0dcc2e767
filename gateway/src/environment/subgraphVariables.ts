import { sharedSecret } from '@online-books/service-kit/trust/trustVariables';
import { z } from 'zod';

import { perSubgraph, settingVariable } from '../subgraphs/PerSubgraph.ts';

/** One status, or the first and last of a range (RFC 9110, section 15). */
const RANGE = /^([1-5]\d\d)(?:-([1-5]\d\d))?$/;

/** Parses HTTP statuses such as `500-599`, `429+502-504` or `none`. Returns undefined for another text. */
function parseStatuses(text: string): ReadonlySet<number> | undefined {
  const statuses = new Set<number>();
  if (text === 'none') return statuses;
  for (const range of text.split('+')) {
    const [, first, last = first] = RANGE.exec(range) ?? [];
    if (Number(first) > Number(last) || first === undefined) return undefined;
    for (let status = Number(first); status <= Number(last); status++) statuses.add(status);
  }
  return statuses;
}

const ADDRESS_FAULT = 'must be http or https URLs per subgraph, as in users=https://users:4001/graphql';

const address = z.url({ protocol: /^https?$/ });

/** The transport to subgraphs. Variables that start with `SUBGRAPH_` take overrides per subgraph: `5000,orders=2000`. */
export const trafficVariables = {
  /** Replaces the routing URLs of the supergraph. */
  SUBGRAPH_URL: settingVariable<string, undefined>({
    default: undefined,
    parse: (text) => address.safeParse(text).data,
    error: ADDRESS_FAULT,
  }).refine((setting) => setting.default === undefined, ADDRESS_FAULT),
  /** Whether mutations carry the client's address to the subgraph, in the header `x-client-address`. */
  SUBGRAPH_CLIENT_ADDRESS: settingVariable<boolean, boolean>({
    default: false,
    parse: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
    error: 'must be true or false, optionally with overrides per subgraph, as in users=true',
  }),
  /** Fields without a subgraph response by then are null. In milliseconds. */
  OPERATION_TIMEOUT: z.coerce.number().int().positive().default(10_000),
  /** Timeout of one subgraph request, waiting for a connection included. In milliseconds. */
  SUBGRAPH_TIMEOUT: perSubgraph({ default: 5_000, min: 1 }),
  /** Maximum size of a subgraph response after decompression. In bytes. */
  SUBGRAPH_RESPONSE_LIMIT: perSubgraph({ default: 64 * 1024 * 1024, min: 1 }),
  /** Whether a subgraph may compress its responses. */
  SUBGRAPH_COMPRESSION: settingVariable<boolean, boolean>({
    default: true,
    parse: (text) => (text === 'true' || text === 'false' ? text === 'true' : undefined),
    error: 'must be true or false, optionally with overrides per subgraph, as in true,users=false',
  }),
  /** Maximum number of connections to a subgraph, and so of concurrent requests. */
  SUBGRAPH_CONNECTIONS: perSubgraph({ default: 128, min: 1 }),
  /** Maximum number of requests that wait for a connection to a subgraph. */
  SUBGRAPH_QUEUE: perSubgraph({ default: 1_024, min: 0 }),
  /** Maximum number of retries of a query that did not reach the subgraph. */
  SUBGRAPH_RETRIES: perSubgraph({ default: 2, min: 0, max: 10 }),
  /** Maximum share of retries among the requests; a few per second are always allowed. In percent; 0: no retries. */
  SUBGRAPH_RETRY_SHARE: perSubgraph({ default: 20, min: 0, max: 100 }),
  /** The circuit breaker opens when this share of recent requests has failed. In percent; 0: never. */
  SUBGRAPH_FAILURE_SHARE: perSubgraph({ default: 50, min: 0, max: 100 }),
  /** HTTP statuses that count as failures, unless the response has only GraphQL errors. */
  SUBGRAPH_FAILURE_STATUSES: settingVariable<ReadonlySet<number>, ReadonlySet<number>>({
    default: parseStatuses('500-599')!,
    parse: parseStatuses,
    error:
      'must be HTTP statuses such as 500-599 or 429+502-504, none, optionally with overrides per subgraph, as in 500-599,users=none',
  }),
  /** How long the circuit breaker stays open before a probe. In milliseconds. */
  SUBGRAPH_PAUSE: perSubgraph({ default: 1_000, min: 1 }),
};

/** Shared secrets with subgraphs. */
export const credentialVariables = {
  /**
   * The secret that signs requests to subgraphs: one for all, or `users=…,orders=…`, so that no subgraph can impersonate the
   * gateway to another. Without one, requests are not signed.
   */
  SUBGRAPH_SECRET: settingVariable<string, undefined>({
    default: undefined,
    parse: (text) => sharedSecret.safeParse(text).data,
    error:
      'must be a secret of 32 or more letters, digits, - and _, optionally with overrides per subgraph, as in users=…,orders=…',
  }),
};

const filePath = settingVariable<string, undefined>({
  default: undefined,
  parse: (text) => (/^[^=]+$/.test(text) ? text : undefined),
  error:
    'must be a path without = and commas, optionally with overrides per subgraph, as in /etc/tls/ca.crt,users=/etc/users/ca.crt',
});

/** TLS credentials for connections to subgraphs. Files are in PEM format, and reloaded when they change. */
export const tlsVariables = {
  /** The gateway's client certificate, followed by its intermediate certificates. */
  SUBGRAPH_TLS_CERTIFICATE_PATH: filePath,
  SUBGRAPH_TLS_KEY_PATH: filePath,
  /** The certificate authorities of subgraphs. Default: those that Node trusts. */
  SUBGRAPH_TLS_CA_PATH: filePath,
};

type Variables = Readonly<Record<string, string | undefined>>;

/** Checks that certificate and key are set together, for the default and for each override. */
export function tlsFaults(present: Variables): string[] {
  const [certificate, key] = ['SUBGRAPH_TLS_CERTIFICATE_PATH', 'SUBGRAPH_TLS_KEY_PATH'];
  return [...missingBeside(present, certificate, key), ...missingBeside(present, key, certificate)];
}

function missingBeside(present: Variables, given: string, needed: string): string[] {
  const [having, needing] = [subgraphsOf(present[needed]), subgraphsOf(present[given])];
  return needing
    .filter((name) => !having.includes(name))
    .map((name) => `${needed}: is required beside ${given}${name && `, for ${name}`}`);
}

/** The subgraphs with an override in a variable; an empty name stands for the default. */
function subgraphsOf(text: string | undefined): string[] {
  const setting = filePath.safeParse(text).data ?? filePath.parse(undefined);
  return [...(setting.default === undefined ? [] : ['']), ...setting.overrides.keys()];
}
