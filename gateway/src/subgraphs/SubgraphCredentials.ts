import type { CredentialFiles } from '@online-books/service-kit/tls/CredentialFiles';
import { LiveCredentials } from '@online-books/service-kit/tls/LiveCredentials';
import type { Logger } from 'pino';

import type { Environment } from '../environment.ts';
import { type PerSubgraph, settingOf } from '../environment/perSubgraph.ts';
import type { tlsVariables } from '../environment/tlsVariables.ts';

/** What TLS connections to each subgraph are made with; undefined for Node's defaults. */
export type SubgraphCredentials = PerSubgraph<LiveCredentials | undefined>;

type Paths = Pick<Environment, keyof typeof tlsVariables>;

/** @throws OperatorError that names the variable whose file is wrong */
export async function openSubgraphCredentials(paths: Paths, logger: Logger): Promise<SubgraphCredentials> {
  const names = new Set([
    ...paths.SUBGRAPH_TLS_CERTIFICATE_PATH.others.keys(),
    ...paths.SUBGRAPH_TLS_CA_PATH.others.keys(),
  ]);
  const others = new Map<string, LiveCredentials | undefined>();
  for (const name of names)
    others.set(
      name,
      await open(
        filesFor(paths, (setting) => settingOf(setting, name)),
        logger,
      ),
    );
  return {
    usual: await open(
      filesFor(paths, ({ usual }) => usual),
      logger,
    ),
    others,
  };
}

function filesFor(paths: Paths, choose: (setting: PerSubgraph<string, string | undefined>) => string | undefined) {
  const fileOf = (variable: keyof Paths) => {
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
