const [QUOTE, BACKSLASH, LIST, LIST_END, OBJECT, OBJECT_END] = Buffer.from('"\\[]{}') as unknown as [
  number,
  number,
  number,
  number,
  number,
  number,
];

/**
 * Whether JSON has more levels of lists and objects than `limit`. What is parsed is then walked by functions that call
 * themselves for each level, so this looks before it is parsed: at each byte once, and with no stack. Of text that is not JSON it
 * may say either.
 */
export function isNestedDeeper(json: Uint8Array, limit: number): boolean {
  // Each level that is closed takes two bytes.
  if (json.length <= 2 * limit) return false;
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (byte === QUOTE) at = endOfString(json, at);
    else if (byte === LIST || byte === OBJECT) depth += 1;
    else if (byte === LIST_END || byte === OBJECT_END) depth -= 1;
    if (depth > limit) return true;
  }
  return false;
}

/** Where the quotation mark is that ends the string which begins at `start`. */
function endOfString(json: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < json.length && json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1;
  return at;
}
