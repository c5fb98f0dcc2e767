import { prismaEnvironment } from '../prisma/prismaEnvironment.ts';
import { runToEnd } from '../processes/runToEnd.ts';
import { inRepository } from '../repository.ts';

/**
 * Generates a subgraph's Prisma client from `prisma/<subgraph>/schema.prisma`.
 *
 * @throws OperatorError with what it said, when it fails.
 */
export async function generatePrismaClient(subgraph: string): Promise<void> {
  const cli = inRepository('node_modules/prisma/build/index.js');
  const config = inRepository('prisma', subgraph, 'prisma.config.ts');
  await runToEnd(process.execPath, [cli, 'generate', '--config', config], prismaEnvironment(['generate']));
}
