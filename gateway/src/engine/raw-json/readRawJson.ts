import { isUtf8 } from 'node:buffer';

import { BACKSLASH, ESCAPE, ESCAPED_BACKSLASH, ESCAPED_QUOTE, QUOTE, restoreEscapes } from './escapeSentinels.ts';

const PLAIN_ESCAPES = new Set(Buffer.from('"\\bfnrt'));
const BYTE_ORDER_MARK = Buffer.from('\ufeff');
const LETTER_U = 'u'.charCodeAt(0);
const SPELLED = /\\["\\bfnrt]|(?:\\u[\da-f]{4})+|\\\//gi;

/**
 * Reads JSON as raw JSON: `JSON.parse` of it makes strings that can be written as they are. Null where the bytes are no
 * UTF-8. Where they are no JSON, neither is the text. A byte order mark before it, which some servers write, is skipped (RFC
 * 8259, section 8.1).
 *
 * @param received changed in place
 */
export function readRawJson(received: Buffer): string | null {
  if (!isUtf8(received)) return null;
  const bytes = received[0] === BYTE_ORDER_MARK[0] ? withoutByteOrderMark(received) : received;
  if (markEscapes(bytes, false)) return bytes.toString('latin1');
  // Some servers spell letters as `\u`. Each string must have one spelling only, as names and keys are compared.
  restoreEscapes(bytes);
  const canonical = Buffer.from(bytes.toString('utf8').replace(SPELLED, spellCanonically));
  markEscapes(canonical, true);
  return canonical.toString('latin1');
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes;
}

function spellCanonically(escapes: string): string {
  return escapes === '\\/' ? '/' : JSON.stringify(JSON.parse(`"${escapes}"`)).slice(1, -1);
}

/**
 * Marks the escapes of JSON. What is no escape stays as it is, for `JSON.parse` to refuse.
 *
 * @param isCanonical whether what is spelled as `\u` has to be
 * @returns false when it has come upon an escape that may not be canonical; what comes before it is marked
 */
function markEscapes(bytes: Buffer, isCanonical: boolean): boolean {
  for (let at = bytes.indexOf(BACKSLASH); at >= 0; at = bytes.indexOf(BACKSLASH, at + 2)) {
    const escaped = bytes[at + 1]!;
    if (!PLAIN_ESCAPES.has(escaped)) {
      if (!isCanonical) return false;
      if (escaped !== LETTER_U || !/^[\da-f]{4}$/i.test(bytes.toString('latin1', at + 2, at + 6))) return true;
    }
    bytes[at] = ESCAPE;
    if (escaped === QUOTE) bytes[at + 1] = ESCAPED_QUOTE;
    else if (escaped === BACKSLASH) bytes[at + 1] = ESCAPED_BACKSLASH;
  }
  return true;
}
