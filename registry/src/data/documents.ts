import { createHash } from 'node:crypto';

import type { Prisma, PrismaClient } from './prisma-client/client.ts';

type Client = PrismaClient | Prisma.TransactionClient;

export function sha256(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(text).digest());
}

const hexOf = (hash: Uint8Array) => Buffer.from(hash).toString('hex');

/** Stores texts that are not there yet. */
export async function storeDocuments(client: Client, texts: readonly string[]): Promise<void> {
  const data = texts.map((text) => ({ hash: sha256(text), text }));
  await client.document.createMany({ data, skipDuplicates: true });
}

/** Texts by the hash of each in hexadecimal. */
export async function readDocuments(client: Client, hashes: readonly Uint8Array[]): Promise<Map<string, string>> {
  const found = await client.document.findMany({ where: { hash: { in: hashes.map((hash) => new Uint8Array(hash)) } } });
  return new Map(found.map(({ hash, text }) => [hexOf(hash), text]));
}
