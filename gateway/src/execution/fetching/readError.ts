import type { ExecutionError } from '../ExecutionError.ts';
import { isJsonObject, type Json, type JsonObject, ownValue } from '../Json.ts';
import { fromWireJson } from '../wire/wireJson.ts';
import type { ResponsePath } from './collectEntities.ts';

// An error may be told at very many places. Sizes are in characters.
const MAX_MESSAGE = 4_096;
const MAX_CODE = 128;
const MAX_PATH = 4_096;
const MAX_DETAILS = 16_384;

/**
 * An error of a subgraph's answer: code kept, subgraph named; its path, where it leads somewhere in the answer's data. What is
 * larger than anybody needs is cut or left out. It comes as wire text, and leaves as text.
 */
export function readError(error: Json, data: Json | undefined, subgraph: string): ExecutionError {
  const { message, path, extensions } = isJsonObject(error) ? error : {};
  const { code, ...details } = isJsonObject(extensions) ? extensions : {};
  return {
    message:
      typeof message === 'string'
        ? decoded(message).slice(0, MAX_MESSAGE)
        : 'The subgraph reported an error without a message.',
    path: isResponsePath(path) && leadsSomewhere(path, data) ? (fromWireJson(path) as typeof path) : undefined,
    extensions: {
      ...(isSmall(details) && (fromWireJson(details) as JsonObject)),
      code: typeof code === 'string' && code.length <= MAX_CODE ? decoded(code) : 'DOWNSTREAM_SERVICE_ERROR',
      serviceName: subgraph,
    },
  };
}

/** Wire text has the escapes of JSON still in it. */
function decoded(text: string): string {
  return fromWireJson(text) as string;
}

function isSmall(details: JsonObject): boolean {
  try {
    return JSON.stringify(details).length <= MAX_DETAILS;
  } catch {
    return false;
  }
}

function isResponsePath(path: Json | undefined): path is Array<string | number> {
  return (
    Array.isArray(path) &&
    path.length > 0 &&
    path.every((step) => typeof step === 'string' || isIndex(step)) &&
    path.join('.').length <= MAX_PATH
  );
}

function isIndex(step: Json): step is number {
  return Number.isSafeInteger(step) && Number(step) >= 0;
}

/** What lies beyond a null is not known, and may have been the reason for it. */
function leadsSomewhere(path: ResponsePath, data: Json | undefined): boolean {
  let value = data;
  for (const step of path) {
    if (value === null || value === undefined) return true;
    if (Array.isArray(value)) value = typeof step === 'number' ? value[step] : undefined;
    else value = isJsonObject(value) && typeof step === 'string' ? ownValue(value, step) : undefined;
    if (value === undefined) return false;
  }
  return true;
}
