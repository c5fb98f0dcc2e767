const BLOCK_QUOTE = '"""';

/**
 * Whether a document has a literal with more levels of lists and objects than `limit`, or a variable's type with more of lists.
 * Looks at each character once, before the document is parsed, and with no stack. Of text that is no document it may say either.
 */
export function hasDeepLiterals(document: string, limit: number): boolean {
  // Each level that is closed takes two characters.
  if (document.length <= 2 * limit) return false;
  let parentheses = 0;
  let depth = 0;
  for (let at = 0; at < document.length; at += 1) {
    switch (document[at]) {
      case '"':
        at = document.startsWith(BLOCK_QUOTE, at) ? endOfBlockString(document, at) : endOfString(document, at);
        break;
      case '#':
        at = endOfLine(document, at);
        break;
      case '(':
        parentheses += 1;
        break;
      case ')':
        parentheses -= 1;
        depth = 0;
        break;
      case '[':
      case '{':
        // Elsewhere they are selection sets.
        if (parentheses > 0) depth += 1;
        if (depth > limit) return true;
        break;
      case ']':
      case '}':
        if (parentheses > 0) depth -= 1;
        break;
      default:
    }
  }
  return false;
}

/** A string that is not ended ends with its line, and the document is no document. */
function endOfString(document: string, start: number): number {
  let at = start + 1;
  while (at < document.length && document[at] !== '"' && document[at] !== '\n') at += document[at] === '\\' ? 2 : 1;
  return at;
}

function endOfBlockString(document: string, start: number): number {
  let end = document.indexOf(BLOCK_QUOTE, start + BLOCK_QUOTE.length);
  while (end !== -1 && document[end - 1] === '\\') end = document.indexOf(BLOCK_QUOTE, end + BLOCK_QUOTE.length);
  return end === -1 ? document.length : end + BLOCK_QUOTE.length - 1;
}

function endOfLine(document: string, start: number): number {
  let at = start;
  while (at < document.length && document[at] !== '\n' && document[at] !== '\r') at += 1;
  return at;
}
