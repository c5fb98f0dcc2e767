import type { ExecutionError } from './ExecutionError.ts';
import { isJsonObject, type Json, type JsonObject } from '../raw-json/Json.ts';
import { fromRawJsonStrings } from '../raw-json/rawJsonStrings.ts';

// One error may be reported at very many paths. Sizes are in characters.
const MAX_MESSAGE = 4_096;
const MAX_CODE = 128;
const MAX_DETAILS = 16_384;

/**
 * An error of a subgraph's response, without its path: keeps the code, adds the subgraph's name. Cuts or drops what is too large.
 * Decodes raw JSON to text.
 */
export function readError(error: Json, subgraph: string): ExecutionError {
  const { message, extensions } = isJsonObject(error) ? error : {};
  const { code, ...details } = isJsonObject(extensions) ? extensions : {};
  return {
    message:
      typeof message === 'string'
        ? decoded(message).slice(0, MAX_MESSAGE)
        : 'The subgraph reported an error without a message.',
    extensions: {
      ...(isSmall(details) && (fromRawJsonStrings(details) as JsonObject)),
      code: typeof code === 'string' && code.length <= MAX_CODE ? decoded(code) : 'DOWNSTREAM_SERVICE_ERROR',
      serviceName: subgraph,
    },
  };
}

/** Raw JSON has the escapes of JSON still in it. */
function decoded(text: string): string {
  return fromRawJsonStrings(text) as string;
}

function isSmall(details: JsonObject): boolean {
  try {
    return JSON.stringify(details).length <= MAX_DETAILS;
  } catch {
    return false;
  }
}
