import { whenChanged } from '../files/whenChanged.ts';
import { databaseNames, inRepository, workspaceOf } from '../repository.ts';
import { generatePrismaClient } from './generatePrismaClient.ts';

/** Generates the Prisma clients whose schema, or whose Prisma, is another than last time. */
export async function generatePrismaClients(): Promise<void> {
  await Promise.all(
    databaseNames.map((name) =>
      whenChanged(
        [inRepository('prisma', name, 'schema.prisma'), inRepository('node_modules/prisma/package.json')],
        inRepository(workspaceOf(name), 'src/data/prisma-client/.inputs'),
        () => generatePrismaClient(name),
      ),
    ),
  );
}
