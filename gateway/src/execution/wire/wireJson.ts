import type { Json } from '../Json.ts';
import { readWireText } from './readWireText.ts';
import { fromWireText } from './writeWireText.ts';

/** A JSON value, its strings as wire text. */
export function toWireJson(value: unknown): Json {
  return JSON.parse(readWireText(Buffer.from(JSON.stringify(value)))!) as Json;
}

/** A JSON value whose strings were wire text, as everybody else knows it. */
export function fromWireJson(value: Json): Json {
  return JSON.parse(fromWireText(JSON.stringify(value))) as Json;
}
