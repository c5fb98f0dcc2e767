import { Http1Error } from './Http1Error.ts';

/** A field name (RFC 9110, section 5.6.2), in lower case. */
const NAME = /^[!#$%&'*+.^`|~\w-]+$/;
const FORBIDDEN_IN_VALUES = /[^\t\x20-\x7e\x80-\xff]/;

/** Headers that the connection itself writes, or that change how a request is framed. */
const RESERVED = new Set([
  'host',
  'connection',
  'keep-alive',
  'proxy-connection',
  'upgrade',
  'expect',
  'te',
  'trailer',
  'content-length',
  'transfer-encoding',
]);

export type RequestHeaders = Readonly<Record<string, string>>;

/** Writes the heads of POST requests to one URL (RFC 9112, sections 3 and 5). */
export class RequestHead {
  readonly #start: string;
  readonly #fixed: ReadonlySet<string>;

  /** @param fixed headers that all requests have; names in lower case */
  constructor({ host, pathname, search }: URL, fixed: RequestHeaders) {
    this.#start = `POST ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\n${linesOf(fixed)}`;
    this.#fixed = new Set(Object.keys(fixed));
  }

  /**
   * @param headers names in lower case; those of fixed headers are ignored
   * @returns one character a byte
   * @throws Http1Error for headers that cannot be sent
   */
  write(headers: RequestHeaders, contentLength: number): string {
    return `${this.#start}${linesOf(headers, this.#fixed)}content-length: ${contentLength}\r\n\r\n`;
  }
}

function linesOf(headers: RequestHeaders, ignored?: ReadonlySet<string>): string {
  let lines = '';
  for (const name in headers) {
    if (ignored?.has(name)) continue;
    const value = headers[name]!;
    if (!NAME.test(name) || RESERVED.has(name)) throw new Http1Error('a request header has a name that is not allowed');
    if (FORBIDDEN_IN_VALUES.test(value)) throw new Http1Error(`the request header ${name} has an invalid value`);
    lines += `${name}: ${value}\r\n`;
  }
  return lines;
}
