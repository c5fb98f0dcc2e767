import type { CredentialFiles } from '@online-books/service-kit/tls/CredentialFiles';
import { LiveCredentials } from '@online-books/service-kit/tls/LiveCredentials';
import type { Logger } from 'pino';

import { type PerSubgraph, settingOf } from './PerSubgraph.ts';

/** The TLS credentials for each subgraph; undefined for Node's defaults. */
export type SubgraphCredentials = PerSubgraph<LiveCredentials | undefined>;

export type CredentialPaths = Readonly<
  Record<
    'SUBGRAPH_TLS_CERTIFICATE_PATH' | 'SUBGRAPH_TLS_KEY_PATH' | 'SUBGRAPH_TLS_CA_PATH',
    PerSubgraph<string, string | undefined>
  >
>;

/** @throws OperatorError that names the variable whose file is invalid */
export async function openSubgraphCredentials(paths: CredentialPaths, logger: Logger): Promise<SubgraphCredentials> {
  const names = new Set([
    ...paths.SUBGRAPH_TLS_CERTIFICATE_PATH.overrides.keys(),
    ...paths.SUBGRAPH_TLS_CA_PATH.overrides.keys(),
  ]);
  const overrides = new Map<string, LiveCredentials | undefined>();
  for (const name of names) {
    const files = filesFor(paths, (setting) => settingOf(setting, name));
    overrides.set(name, await open(files, logger));
  }
  const defaultFiles = filesFor(paths, (setting) => setting.default);
  return { default: await open(defaultFiles, logger), overrides };
}

function filesFor(
  paths: CredentialPaths,
  choose: (setting: PerSubgraph<string, string | undefined>) => string | undefined,
) {
  const fileOf = (variable: keyof CredentialPaths) => {
    const path = choose(paths[variable]);
    return path === undefined ? undefined : { variable, path };
  };
  const certificate = fileOf('SUBGRAPH_TLS_CERTIFICATE_PATH');
  const key = fileOf('SUBGRAPH_TLS_KEY_PATH');
  return { own: certificate && key && { certificate, key }, ca: fileOf('SUBGRAPH_TLS_CA_PATH') };
}

async function open(files: CredentialFiles, logger: Logger): Promise<LiveCredentials | undefined> {
  return files.own || files.ca ? LiveCredentials.open({ files, logger }) : undefined;
}
