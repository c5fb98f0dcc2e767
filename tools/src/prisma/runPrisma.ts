import { spawn } from 'node:child_process';
import { once } from 'node:events';

import type { DatabaseUrlsBySubgraph } from '../database/DatabaseUrls.ts';
import { inRepository, root, type SubgraphName, subgraphNames } from '../repository.ts';
import { prismaEnvironment } from './prismaEnvironment.ts';

/** Runs Prisma's command line for a subgraph on this process' terminal. Returns its exit code. */
export async function runPrisma(
  subgraph: SubgraphName,
  args: readonly string[],
  urls: DatabaseUrlsBySubgraph,
): Promise<number> {
  const cli = inRepository('node_modules/prisma/build/index.js');
  const config = inRepository('prisma', subgraph, 'prisma.config.ts');
  const child = spawn(process.execPath, [cli, ...args, '--config', config], {
    cwd: root,
    env: { ...prismaEnvironment(args), ...variablesOf(urls) },
    stdio: 'inherit',
  });
  // Ctrl-C reaches both; the databases must outlive Prisma.
  const ignore = () => undefined;
  process.on('SIGINT', ignore);
  const stop = () => child.kill('SIGTERM');
  process.on('SIGTERM', stop);
  const [code] = (await once(child, 'close')) as [number | null];
  process.off('SIGINT', ignore).off('SIGTERM', stop);
  return code ?? 1;
}

function variablesOf(urls: DatabaseUrlsBySubgraph): Record<string, string> {
  return Object.fromEntries(
    subgraphNames.flatMap((name) => [
      [`${name.toUpperCase()}_DATABASE_URL`, urls[name].service],
      [`${name.toUpperCase()}_MIGRATION_DATABASE_URL`, urls[name].migration],
    ]),
  );
}
