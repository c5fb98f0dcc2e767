import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

import type { Extension } from './Extension.ts';

const HOOKS = ['onRequest', 'onOperation', 'onSubgraphRequest', 'onSubgraphResponse', 'onResponse'];

const PROPERTIES = new Set(['name', 'onFailure', 'affectsResponses', ...HOOKS]);

/**
 * Imports modules of extensions, in order.
 *
 * @param files paths, relative to the working directory
 * @throws OperatorError that names every module that cannot be loaded or does not export an extension
 */
export async function loadExtensions(files: readonly string[]): Promise<readonly Extension[]> {
  const loaded = await Promise.all(files.map(load));
  const faults = loaded.flatMap((each) => (typeof each === 'string' ? [`\n  EXTENSIONS: ${each}`] : []));
  if (faults.length > 0) throw new OperatorError(`Invalid configuration:${faults.join('')}`);
  return loaded as readonly Extension[];
}

/** Resolves with the fault of a module that exports no extension. */
async function load(file: string): Promise<Extension | string> {
  try {
    const { default: extension } = (await import(pathToFileURL(path.resolve(file)).href)) as { default?: unknown };
    const fault = faultOf(extension);
    return fault === null ? (extension as Extension) : `${file}: ${fault}`;
  } catch (error) {
    return `${file}: cannot be loaded: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function faultOf(exported: unknown): string | null {
  if (typeof exported !== 'object' || exported === null) return 'must export an extension by default: an object';
  const extension = exported as Readonly<Record<string, unknown>>;
  const { name, onFailure, affectsResponses } = extension;
  if (typeof name !== 'string' || name === '') return 'its name must be a string';
  if (onFailure !== undefined && onFailure !== 'reject' && onFailure !== 'skip')
    return 'its onFailure must be reject or skip';
  if (affectsResponses !== undefined && typeof affectsResponses !== 'boolean')
    return 'its affectsResponses must be true or false';
  const wrong = HOOKS.find((hook) => extension[hook] !== undefined && typeof extension[hook] !== 'function');
  if (wrong !== undefined) return `its ${wrong} must be a function`;
  const unknown = Object.keys(extension).find((key) => /^on[A-Z]/.test(key) && !PROPERTIES.has(key));
  if (unknown !== undefined) return `has no hook of the gateway: ${unknown}; hooks are ${HOOKS.join(', ')}`;
  return HOOKS.some((hook) => extension[hook] !== undefined) ? null : `must have one of the hooks ${HOOKS.join(', ')}`;
}
