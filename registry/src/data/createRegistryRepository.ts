import type { RegistryRepository, StoredLaunch } from '../domain/RegistryRepository.ts';
import type { ContractFilter, LiveSupergraph, Variant } from '../domain/Variant.ts';
import { readDocuments, storeDocuments } from './documents.ts';
import { inTransaction } from './inTransaction.ts';
import { storedSubgraphs, toRecord, toSubgraphs, toSummary } from './launchRecord.ts';
import type { PrismaClient, Variant as VariantRecord } from './prisma-client/client.ts';

/** Graphs, variants and launches in the database. */
export function createRegistryRepository(prisma: PrismaClient): RegistryRepository {
  async function readLaunch(variantId: number, number: number): Promise<StoredLaunch | null> {
    const record = await prisma.launch.findUnique({ where: { variantId_number: { variantId, number } } });
    if (!record) return null;
    const hashes = storedSubgraphs(record).map(({ hash }) => Buffer.from(hash, 'hex'));
    const documents = await readDocuments(prisma, [
      ...hashes,
      ...(record.supergraphHash ? [record.supergraphHash] : []),
    ]);
    const supergraph = record.supergraphHash && documents.get(Buffer.from(record.supergraphHash).toString('hex'));
    return { ...toSummary(record), subgraphs: toSubgraphs(record, documents), supergraphSdl: supergraph ?? null };
  }

  async function readLive({ id, liveLaunch }: Variant): Promise<LiveSupergraph | null> {
    if (liveLaunch === null) return null;
    const launch = await prisma.launch.findUnique({
      where: { variantId_number: { variantId: id, number: liveLaunch } },
    });
    if (!launch?.supergraphHash) return null;
    const document = await prisma.document.findUnique({ where: { hash: new Uint8Array(launch.supergraphHash) } });
    return document && { number: liveLaunch, supergraphSdl: document.text, createdAt: launch.createdAt };
  }

  return {
    async findVariants(graph) {
      return (await prisma.variant.findMany({ where: { graphId: graph }, orderBy: { name: 'asc' } })).map(toVariant);
    },
    async findVariant(graph, name) {
      const record = await prisma.variant.findUnique({ where: { graphId_name: { graphId: graph, name } } });
      return record && toVariant(record);
    },
    async findContractsOf(variantId) {
      return (await prisma.variant.findMany({ where: { sourceVariantId: variantId } })).map(toVariant);
    },
    async ensureVariant(graph, name) {
      const where = { graphId_name: { graphId: graph, name } };
      await prisma.variant.createMany({
        data: [{ graphId: graph, name, createdAt: new Date() }],
        skipDuplicates: true,
      });
      return toVariant(await prisma.variant.findUniqueOrThrow({ where }));
    },
    async setContract(variantId, sourceVariantId, filter) {
      await prisma.variant.update({
        where: { id: variantId },
        data: { sourceVariantId, filter: JSON.stringify(filter) },
      });
    },
    readLive,
    readLaunch,
    async readState(variant) {
      const newest = variant.lastLaunch > 0 ? await readLaunch(variant.id, variant.lastLaunch) : null;
      return { variant, subgraphs: newest?.subgraphs ?? [], live: await readLive(variant) };
    },
    addLaunch(variantId, after, launch) {
      return inTransaction(prisma, async (transaction) => {
        const number = after + 1;
        const isLive = launch.supergraphSdl !== null;
        // Locks the row, and finds out whether somebody was faster.
        const { count } = await transaction.variant.updateMany({
          where: { id: variantId, lastLaunch: after },
          data: { lastLaunch: number, ...(isLive && { liveLaunch: number }) },
        });
        if (count === 0) return null;
        const texts = launch.subgraphs.map(({ sdl }) => sdl);
        await storeDocuments(transaction, launch.supergraphSdl === null ? texts : [...texts, launch.supergraphSdl]);
        await transaction.launch.create({ data: toRecord(variantId, number, launch) });
        return number;
      });
    },
    async findLaunches(variantId, limit) {
      const records = await prisma.launch.findMany({ where: { variantId }, orderBy: { number: 'desc' }, take: limit });
      return records.map(toSummary);
    },
  };
}

function toVariant({ id, graphId, name, lastLaunch, liveLaunch, sourceVariantId, filter }: VariantRecord): Variant {
  const contract =
    sourceVariantId === null || filter === null
      ? null
      : { sourceVariantId, filter: JSON.parse(filter) as ContractFilter };
  return { id, graph: graphId, name, lastLaunch, liveLaunch, contract };
}
