import type { GitContext, LaunchSummary, NewLaunch, PublishedSubgraph } from '../domain/Launch.ts';
import { sha256 } from './documents.ts';
import type { Launch } from './prisma-client/client.ts';

/** A subgraph as a launch stores it: the schema itself is a document. */
export interface StoredSubgraph {
  readonly name: string;
  readonly url: string;
  readonly hash: string;
  readonly updatedAt: string;
}

const MAX_ENTRIES = 200;

/** The columns of a launch. */
export function toRecord(variantId: number, number: number, launch: NewLaunch): Launch {
  const subgraphs = launch.subgraphs.map(({ name, url, sdl, updatedAt }): StoredSubgraph => {
    return { name, url, hash: Buffer.from(sha256(sdl)).toString('hex'), updatedAt: updatedAt.toISOString() };
  });
  return {
    variantId,
    number,
    kind: launch.kind,
    status: launch.supergraphSdl === null ? 'FAILED' : 'COMPLETED',
    createdAt: new Date(),
    author: launch.author.slice(0, 64),
    subgraph: launch.subgraph,
    gitContext: JSON.stringify(launch.gitContext),
    buildInput: JSON.stringify(subgraphs),
    supergraphHash: launch.supergraphSdl === null ? null : sha256(launch.supergraphSdl),
    errors: JSON.stringify(launch.errors.slice(0, MAX_ENTRIES)),
    changes: JSON.stringify(launch.changes.slice(0, MAX_ENTRIES)),
  };
}

export function toSummary(record: Launch): LaunchSummary {
  return {
    number: record.number,
    kind: record.kind,
    status: record.status,
    createdAt: record.createdAt,
    author: record.author,
    subgraph: record.subgraph,
    gitContext: JSON.parse(record.gitContext) as GitContext,
    errors: JSON.parse(record.errors) as LaunchSummary['errors'],
    changes: JSON.parse(record.changes) as LaunchSummary['changes'],
  };
}

export function storedSubgraphs({ buildInput }: Launch): StoredSubgraph[] {
  return JSON.parse(buildInput) as StoredSubgraph[];
}

/** The subgraphs of a launch with their schemas. */
export function toSubgraphs(record: Launch, documents: ReadonlyMap<string, string>): PublishedSubgraph[] {
  return storedSubgraphs(record).map(({ name, url, hash, updatedAt }) => {
    return { name, url, sdl: documents.get(hash) ?? '', updatedAt: new Date(updatedAt) };
  });
}
