import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { dataFolderPath } from '../files/openDataFolder.ts';
import { databaseUrlsFrom, type DatabaseUrlsBySubgraph } from './DatabaseUrls.ts';
import { URLS_FILE } from './startEmbeddedDatabases.ts';
import { withConnection } from './withConnection.ts';
import { withDatabases } from './withDatabases.ts';

/**
 * Runs `work` like `withDatabases`, but uses the embedded server of a running `npm start` if there is one.
 *
 * @throws OperatorError when another live process has the data folder without a server that accepts connections
 */
export async function withSharedDatabases(work: (urls: DatabaseUrlsBySubgraph) => Promise<void>): Promise<void> {
  const running = databaseUrlsFrom(process.env) ? null : await findRunning();
  return running ? work(running) : withDatabases(work);
}

async function findRunning(): Promise<DatabaseUrlsBySubgraph | null> {
  try {
    const urls = JSON.parse(
      await readFile(path.join(await dataFolderPath(), URLS_FILE), 'utf8'),
    ) as DatabaseUrlsBySubgraph;
    return await withConnection(urls.users.migration, async () => urls);
  } catch {
    return null;
  }
}
