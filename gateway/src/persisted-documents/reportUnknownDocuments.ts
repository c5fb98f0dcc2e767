import { createHash } from 'node:crypto';

import { stripIgnoredCharacters } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';

/** The number of reported documents that are remembered. */
const REMEMBERED = 10_000;

/** The maximum length of a document in the log, in characters. */
const REPORTED = 2_000;

/** Logs each document that is not in the safelist once, so that the list can be completed before it is enforced. */
export function reportUnknownDocuments(logger: Logger): (document: string) => void {
  const reported = new LRUCache<string, true>({ max: REMEMBERED });
  return (document) => {
    const hash = createHash('sha256').update(document).digest('hex');
    if (reported.has(hash)) return;
    reported.set(hash, true);
    logger.warn({ hash, document: shorten(document) }, 'document is not in the safelist');
  };
}

function shorten(document: string): string {
  try {
    return stripIgnoredCharacters(document).slice(0, REPORTED);
  } catch {
    return document.slice(0, REPORTED);
  }
}
