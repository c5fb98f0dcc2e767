import { runToEnd } from '../processes/runToEnd.ts';
import { inRepository } from '../repository.ts';

/**
 * Generates a subgraph's Prisma client from `prisma/<subgraph>/schema.prisma`.
 *
 * Prisma's command line insists on its schema engine, a binary that it would download, also where it does not use it; any
 * existing file satisfies it.
 *
 * @throws OperatorError with what it said, when it fails.
 */
export async function generatePrismaClient(subgraph: string): Promise<void> {
  const cli = inRepository('node_modules/prisma/build/index.js');
  const schema = inRepository('prisma', subgraph, 'schema.prisma');
  await runToEnd(process.execPath, [cli, 'generate', '--schema', schema], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    ...process.env,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  });
}
