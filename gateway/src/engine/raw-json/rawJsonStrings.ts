import type { Json } from './Json.ts';
import { readRawJson } from './readRawJson.ts';
import { fromRawJson } from './writeRawJson.ts';

/** A JSON value, its strings as raw JSON. */
export function toRawJsonStrings(value: unknown): Json {
  return JSON.parse(readRawJson(Buffer.from(JSON.stringify(value)))!) as Json;
}

/** A JSON value whose strings were raw JSON, as everybody else knows it. */
export function fromRawJsonStrings(value: Json): Json {
  return JSON.parse(fromRawJson(JSON.stringify(value))) as Json;
}
