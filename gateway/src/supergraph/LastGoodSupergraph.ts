import { readFile, rename, writeFile } from 'node:fs/promises';

import type { SupergraphManager } from '@apollo/gateway';
import type { Logger } from 'pino';

const RETRY_MS = 5_000;

/** Stores the supergraph that was served last, so that a gateway starts while its source is unavailable. */
export class LastGoodSupergraph {
  readonly #path: string | undefined;
  readonly #logger: Logger;
  #writing: Promise<void> = Promise.resolve();

  /** @param path of the file; undefined to store nothing */
  constructor(path: string | undefined, logger: Logger) {
    this.#path = path;
    this.#logger = logger;
  }

  /** Replaces the stored supergraph. Never rejects: a failure is logged. */
  write(sdl: string): Promise<void> {
    const path = this.#path;
    if (path === undefined) return this.#writing;
    const before = this.#writing;
    this.#writing = (async () => {
      await before;
      try {
        // Renamed, so that a crash leaves the old file or the new one.
        await writeFile(`${path}.new`, sdl, { mode: 0o600 });
        await rename(`${path}.new`, path);
      } catch (error) {
        this.#logger.error({ err: error, path }, 'the last supergraph cannot be stored');
      }
    })();
    return this.#writing;
  }

  /** A manager that starts with the stored supergraph while its source fails, and retries the source. */
  fallbackFor(manager: SupergraphManager): SupergraphManager {
    return {
      initialize: async (hooks) => {
        try {
          return await manager.initialize(hooks);
        } catch (error) {
          const stored = this.#path === undefined ? null : await readFile(this.#path, 'utf8').catch(() => null);
          if (stored === null) throw error;
          this.#logger.warn(
            { err: error, path: this.#path },
            'the source of the supergraph is unavailable: serving the last one',
          );
          return { supergraphSdl: stored, cleanup: this.#retry(manager, hooks) };
        }
      },
    };
  }

  #retry(manager: SupergraphManager, hooks: Parameters<SupergraphManager['initialize']>[0]): () => Promise<void> {
    let cleanup: (() => Promise<void>) | undefined;
    let isStopped = false;
    const attempt = async () => {
      try {
        const loaded = await manager.initialize(hooks);
        cleanup = loaded.cleanup;
        if (isStopped) await cleanup?.();
        else hooks.update(loaded.supergraphSdl);
      } catch {
        if (!cleanup) attemptLater();
      }
    };
    const attemptLater = () => {
      if (!isStopped) timer = setTimeout(() => void attempt(), RETRY_MS).unref();
    };
    let timer: NodeJS.Timeout;
    attemptLater();
    return async () => {
      isStopped = true;
      clearTimeout(timer);
      await cleanup?.();
    };
  }
}
