import { Http1Error } from './Http1Error.ts';

/** By name in lower case; a list for a header that comes more than once. Without prototype. */
export type ResponseHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface ResponseHead {
  readonly status: number;
  readonly headers: ResponseHeaders;
  /** HTTP/1.0 servers close connections, and do not know chunked bodies. */
  readonly minorVersion: 0 | 1;
}

const STATUS_LINE = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?$/;
const NAME = /^[!#$%&'*+.^`|~\w-]+$/;
const FORBIDDEN_IN_VALUES = /[^\t\x20-\x7e\x80-\xff]/;
const LINE_END = '\r\n';

/**
 * Parses the head of a response (RFC 9112, sections 4 and 5). It is strict: no line folding, no bare CR or LF, no space around
 * names.
 *
 * @param text without the empty line at its end; one character a byte
 * @throws Http1Error
 */
export function parseResponseHead(text: string): ResponseHead {
  let end = endOfLine(text, 0);
  const [, minorVersion, status] = STATUS_LINE.exec(text.slice(0, end)) ?? [];
  if (status === undefined) throw new Http1Error('the status line is invalid');
  const headers = Object.create(null) as Record<string, string | string[]>;
  while (end < text.length) {
    const start = end + LINE_END.length;
    end = endOfLine(text, start);
    addHeader(headers, text, start, end);
  }
  return { status: Number(status), headers, minorVersion: minorVersion === '1' ? 1 : 0 };
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf(LINE_END, start);
  return end < 0 ? text.length : end;
}

function addHeader(headers: Record<string, string | string[]>, text: string, start: number, end: number): void {
  const colon = text.indexOf(':', start);
  if (colon < 0 || colon > end) throw new Http1Error('a header line has no colon');
  const name = text.slice(start, colon);
  const value = trimmed(text, colon + 1, end);
  if (!NAME.test(name)) throw new Http1Error('a header name is invalid');
  if (FORBIDDEN_IN_VALUES.test(value)) throw new Http1Error('a header value is invalid');
  const key = name.toLowerCase();
  const before = headers[key];
  if (before === undefined) headers[key] = value;
  else if (typeof before === 'string') headers[key] = [before, value];
  else before.push(value);
}

/** Without the spaces and tabs around it: `trim` would remove other characters. */
function trimmed(text: string, start: number, end: number): string {
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
