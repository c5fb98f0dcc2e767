import { settingVariable } from './perSubgraph.ts';

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
