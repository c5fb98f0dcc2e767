import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { inRepository, root } from '../repository.ts';

const run = promisify(execFile);

/**
 * Generates a subgraph's Prisma client from `prisma/<subgraph>/schema.prisma`.
 *
 * Prisma's command line insists on its schema engine, a binary that it would download, also where it does not use it; any
 * existing file satisfies it.
 */
export async function generatePrismaClient(subgraph: string): Promise<void> {
  const cli = inRepository('node_modules/prisma/build/index.js');
  const schema = inRepository('prisma', subgraph, 'schema.prisma');
  await run(process.execPath, [cli, 'generate', '--schema', schema], {
    cwd: root,
    env: {
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      ...process.env,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
}
