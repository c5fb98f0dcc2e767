import { openDataFolder } from '../files/openDataFolder.ts';
import { databaseUrlsFrom, type DatabaseUrlsBySubgraph } from './DatabaseUrls.ts';
import { startEmbeddedDatabases } from './startEmbeddedDatabases.ts';

/**
 * Runs `work` with the databases that the environment names, or else with the embedded ones, which are stopped afterwards.
 *
 * @throws OperatorError when another live process, such as `npm start`, has the data folder.
 */
export async function withDatabases(work: (urls: DatabaseUrlsBySubgraph) => Promise<void>): Promise<void> {
  const given = databaseUrlsFrom(process.env);
  if (given) return work(given);
  const data = await openDataFolder();
  try {
    const { server, urls } = await startEmbeddedDatabases({
      dataFolder: data.path,
      report: console.log,
    });
    try {
      await work(urls);
    } finally {
      await server.stop();
    }
  } finally {
    await data.release();
  }
}
