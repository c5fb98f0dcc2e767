// Bytes that no UTF-8 has (RFC 3629, section 1), and so no text can hold.

/** Stands for the backslash of an escape. */
export const ESCAPE = 0xff;
/** After `ESCAPE`: stands for the quotation mark. */
export const ESCAPED_QUOTE = 0xfe;
/** After `ESCAPE`: stands for the second backslash. */
export const ESCAPED_BACKSLASH = 0xfd;

export const BACKSLASH = 0x5c;
export const QUOTE = 0x22;

/** Puts the escapes back that marks stand for, in place. */
export function restoreEscapes(bytes: Buffer): void {
  for (let at = bytes.indexOf(ESCAPE); at >= 0; at = bytes.indexOf(ESCAPE, at + 2)) {
    bytes[at] = BACKSLASH;
    if (bytes[at + 1] === ESCAPED_QUOTE) bytes[at + 1] = QUOTE;
    else if (bytes[at + 1] === ESCAPED_BACKSLASH) bytes[at + 1] = BACKSLASH;
  }
}
