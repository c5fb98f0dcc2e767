import type { Logger } from 'pino';

import { composeHooks } from './composeHooks.ts';
import type { FailureEffect } from './Extension.ts';
import type { ExtensionHooks } from './ExtensionHooks.ts';
import { HookRunner } from './HookRunner.ts';
import { loadExtensions } from './loadExtensions.ts';

export interface ExtensionEnvironment {
  readonly EXTENSIONS: readonly string[];
  readonly EXTENSION_TIMEOUT: number;
  readonly EXTENSION_FAILURE: FailureEffect;
  readonly RESPONSE_CACHE: string;
  readonly SHARE_QUERIES: boolean;
}

/**
 * Loads the configured extensions.
 *
 * @returns undefined if there are none
 * @throws OperatorError that names every module that cannot be used
 */
export async function openExtensions(
  environment: ExtensionEnvironment,
  logger: Logger,
): Promise<ExtensionHooks | undefined> {
  const { EXTENSIONS, EXTENSION_TIMEOUT: timeout, EXTENSION_FAILURE: onFailure } = environment;
  const hooks = composeHooks(await loadExtensions(EXTENSIONS), new HookRunner({ timeout, onFailure, logger }));
  if (hooks?.affectResponses && (environment.RESPONSE_CACHE !== 'off' || environment.SHARE_QUERIES))
    logger.warn(
      'RESPONSE_CACHE and SHARE_QUERIES are off: an extension has onSubgraphRequest, and does not state that its headers ' +
        'affect no response (affectsResponses: false)',
    );
  return hooks;
}
