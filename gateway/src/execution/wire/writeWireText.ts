import { restoreEscapes } from './marks.ts';

const MARK = '\u00ff';
const BEYOND_ASCII = /[^\0-\x7f]/;

/** JSON, or a piece of it, as wire text. */
export function toWireText(json: string): string {
  return BEYOND_ASCII.test(json) ? Buffer.from(json).toString('latin1') : json;
}

/** The JSON that wire text stands for. */
export function fromWireText(text: string): string {
  return BEYOND_ASCII.test(text) ? toBytes(text).toString('utf8') : text;
}

/** The JSON as UTF-8: bytes, or a string of one character a byte where that is all there is to it, and cheaper to send. */
export function writeWireText(text: string): Buffer | string {
  return text.includes(MARK) ? toBytes(text) : text;
}

/** The JSON as UTF-8. */
export function toBytes(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1');
  restoreEscapes(bytes);
  return bytes;
}
