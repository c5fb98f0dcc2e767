import { runToEnd } from '../processes/runToEnd.ts';
import { inRepository, type SubgraphName } from '../repository.ts';

/**
 * Fills a subgraph's database with the demonstration data that it lacks.
 *
 * @throws OperatorError with what the subgraph's seed program said, when it fails.
 */
export async function seedDatabase(subgraph: SubgraphName, databaseUrl: string): Promise<void> {
  const program = inRepository('subgraphs', subgraph, 'dist/seed.js');
  await runToEnd(process.execPath, ['--enable-source-maps', program], {
    PATH: process.env['PATH'],
    DATABASE_URL: databaseUrl,
  });
}
