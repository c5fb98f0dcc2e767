import type { Logger } from 'pino';

import type { ErrorCode } from '@online-books/service-kit/errors/ErrorCode';
import type { Extension, FailureEffect, RequestEvent } from './Extension.ts';
import { ExtensionRejection } from './ExtensionRejection.ts';

export interface HookOptions {
  /** How long a hook may take. In milliseconds. */
  readonly timeout: number;
  /** For extensions that do not state it. */
  readonly onFailure: FailureEffect;
  readonly logger: Logger;
}

/** The names of hooks, and the events that they get. */
export type HookName = 'onRequest' | 'onOperation' | 'onSubgraphRequest' | 'onSubgraphResponse' | 'onResponse';
export type EventOf<Name extends HookName> = Parameters<NonNullable<Extension[Name]>>[0];

const STATUS_FORBIDDEN = 403;
const STATUS_FAILED = 500;

/** Runs hooks within their timeout, and decides what their failures mean. */
export class HookRunner {
  readonly #options: HookOptions;

  constructor(options: HookOptions) {
    this.#options = options;
  }

  /**
   * @param check throws if what the hook did is not allowed
   * @returns whether the hook has succeeded, so that its changes apply; false: its failure is skipped
   * @throws ExtensionRejection if the extension rejects, or fails and its failures reject
   */
  async run<Name extends HookName>(
    extension: Extension,
    name: Name,
    event: EventOf<Name>,
    check?: () => void,
  ): Promise<boolean> {
    const hook = extension[name] as (event: RequestEvent) => void | Promise<void>;
    try {
      const result = hook.call(extension, event);
      if (result instanceof Promise) await this.#withTimeout(result);
      check?.();
      return true;
    } catch (error) {
      if (error instanceof ExtensionRejection) throw error;
      const { onFailure = this.#options.onFailure } = extension;
      this.#options.logger.error(
        { err: error, extension: extension.name, hook: name, effect: onFailure },
        'extension failed',
      );
      if (onFailure === 'skip') return false;
      throw new ExtensionRejection(
        'EXTENSION_FAILED' satisfies ErrorCode,
        'An extension of the gateway failed.',
        STATUS_FAILED,
      );
    }
  }

  /** The promise of a hook that is too slow is left alone: nothing it does later has an effect. */
  async #withTimeout(result: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const { timeout } = this.#options;
    const expired = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`took longer than ${timeout} ms`)), timeout);
    });
    try {
      await Promise.race([result, expired]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The function by which a hook rejects. */
export function rejectByExtension(code: string, message: string, status = STATUS_FORBIDDEN): never {
  throw new ExtensionRejection(code, message, status);
}
