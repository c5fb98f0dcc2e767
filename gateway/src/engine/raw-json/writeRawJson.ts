import { restoreEscapes } from './escapeSentinels.ts';

const MARK = '\u00ff';
const BEYOND_ASCII = /[^\0-\x7f]/;

/** JSON, or a piece of it, as raw JSON. */
export function toRawJson(json: string): string {
  return BEYOND_ASCII.test(json) ? Buffer.from(json).toString('latin1') : json;
}

/** The JSON that raw JSON stands for. */
export function fromRawJson(text: string): string {
  return BEYOND_ASCII.test(text) ? toBytes(text).toString('utf8') : text;
}

/** The JSON as UTF-8: bytes, or a string of one character a byte where that is all there is to it, and cheaper to send. */
export function writeRawJson(text: string): Buffer | string {
  return text.includes(MARK) ? toBytes(text) : text;
}

/** The JSON as UTF-8. */
export function toBytes(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1');
  restoreEscapes(bytes);
  return bytes;
}
