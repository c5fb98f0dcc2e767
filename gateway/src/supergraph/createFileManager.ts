import { readFile } from 'node:fs/promises';

import type { SupergraphManager } from '@apollo/gateway';

import { SupergraphError } from './SupergraphError.ts';

const INTERVAL_MS = 1_000;

/**
 * Follows a supergraph file. The file is read every second instead of watched: that detects every kind of replacement (Kubernetes
 * swaps a symbolic link). A new text is used after two equal reads, so that a half-written file is not.
 *
 * @throws SupergraphError at start if the file cannot be read
 */
export function createFileManager(path: string, label: string): SupergraphManager {
  const read = () =>
    readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new SupergraphError(label, [`it cannot be read (${error.code ?? error.message})`]);
    });

  return {
    async initialize({ update }) {
      const supergraphSdl = await read();
      let lastRead = supergraphSdl;
      let lastUsed = supergraphSdl;
      let timer: NodeJS.Timeout;
      const look = async () => {
        // A file that is missing for a moment is being replaced: the current supergraph stays.
        const text = await read().catch(() => lastUsed);
        if (text === lastRead && text !== lastUsed) {
          lastUsed = text;
          try {
            update(text);
          } catch {
            // Reported where it was rejected.
          }
        }
        lastRead = text;
        lookLater();
      };
      const lookLater = () => {
        timer = setTimeout(() => void look(), INTERVAL_MS).unref();
      };
      lookLater();
      return { supergraphSdl, cleanup: async () => clearTimeout(timer) };
    },
  };
}
