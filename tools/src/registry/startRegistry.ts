import path from 'node:path';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';
import { migrate } from '@online-books/service-kit/migrations/migrate';

import { createDatabase } from '../database/createDatabase.ts';
import { readPasswords } from '../database/readPasswords.ts';
import { withConnection } from '../database/withConnection.ts';
import { findFreePort } from '../processes/findFreePort.ts';
import { startService } from '../processes/startService.ts';
import { inRepository } from '../repository.ts';
import type { Home } from '../stack/openHome.ts';
import type { Stack } from '../stack/startStack.ts';
import { openRegistryGraph } from './openRegistryGraph.ts';

const PREFERRED_PORT = 4010;

/** A registry beside the shop. */
export interface RunningRegistry {
  /** Where its pages are. */
  readonly address: string;
  /** A private file with a key that may publish. */
  readonly keyFile: string;
  stop(): Promise<void>;
}

/**
 * Starts a registry with a database of its own beside the shop's. At the first start it publishes the shop's subgraphs.
 *
 * @throws OperatorError when the environment brings databases and none for the registry.
 */
export async function startRegistry(
  home: Home,
  stack: Stack,
  onFailure: (logFile: string, how: string) => void,
): Promise<RunningRegistry> {
  const databaseUrl = await prepareDatabase(home);
  const logFile = path.join(home.folder, 'logs', 'registry.log');
  const service = await startService({
    name: 'registry',
    program: inRepository('registry/dist/main.js'),
    port: await findFreePort(PREFERRED_PORT),
    environment: { NODE_ENV: 'development', LOG_LEVEL: process.env['LOG_LEVEL'] || 'info', DATABASE_URL: databaseUrl },
    stack: home.folder,
    logFile,
    onFailure: (how) => onFailure(logFile, how),
  });
  try {
    const keyFile = path.join(home.folder, 'registry', 'key');
    await openRegistryGraph({ url: service.url, databaseUrl, keyFile, stack });
    return { address: service.url.replace(/graphql$/, ''), keyFile, stop: () => service.stop() };
  } catch (error) {
    await service.stop();
    throw error;
  }
}

async function prepareDatabase({ server, folder }: Home): Promise<string> {
  const migrations = inRepository('prisma/registry/migrations');
  if (!server) {
    const given = process.env['REGISTRY_DATABASE_URL'];
    if (!given) throw new OperatorError('REGISTRY_DATABASE_URL missing: the registry needs a database of its own.');
    await migrate({ databaseUrl: process.env['REGISTRY_MIGRATION_DATABASE_URL'] || given, folder: migrations });
    return given;
  }
  const name = 'registry';
  const { [name]: password } = await readPasswords(path.join(folder, 'registry', 'passwords.json'), [name]);
  await withConnection(server.adminUrl, (admin) => createDatabase(admin, { database: name, user: name, password }));
  await migrate({ databaseUrl: `${server.adminUrl}${name}`, folder: migrations });
  return `mysql://${name}:${password}@127.0.0.1:${server.port}/${name}`;
}
