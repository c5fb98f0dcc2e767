import { settingVariable } from './perSubgraph.ts';

const filePath = settingVariable<string, undefined>({
  usual: undefined,
  read: (text) => (/^[^=]+$/.test(text) ? text : undefined),
  error:
    'must be a path without = and commas, or such for some subgraphs, as in /etc/tls/ca.crt,users=/etc/users/ca.crt',
});

/** What the gateway proves itself to subgraphs with, and believes of theirs. Files are in PEM, and read again when they change. */
export const tlsVariables = {
  /** The gateway's certificate, followed by those between it and its authority. */
  SUBGRAPH_TLS_CERTIFICATE_PATH: filePath,
  SUBGRAPH_TLS_KEY_PATH: filePath,
  /** The authorities that vouch for subgraphs. Default: those that Node trusts. */
  SUBGRAPH_TLS_CA_PATH: filePath,
};

type Variables = Readonly<Record<string, string | undefined>>;

/** A certificate and its key are given together: for all subgraphs, and for each one that has others. */
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

/** The subgraphs that a variable has a setting for; an empty name stands for all. */
function subgraphsOf(text: string | undefined): string[] {
  const { usual, others } = filePath.safeParse(text).data ?? filePath.parse(undefined);
  return [...(usual === undefined ? [] : ['']), ...others.keys()];
}
