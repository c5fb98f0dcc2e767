import { ResponseReader } from '../ResponseReader.ts';
import type { ResponseHeaders } from '../ResponseHead.ts';

/** What a reader makes of bytes. */
export interface Read {
  readonly status: number | undefined;
  readonly headers: ResponseHeaders | undefined;
  readonly body: string;
  readonly isComplete: boolean;
  readonly error: string | undefined;
  /** After the response, in milliseconds. */
  readonly keepAlive: number;
}

/** Reads pieces as a response, as if each came from the socket by itself. */
export function readPieces(pieces: readonly string[], isEnded = false): Read {
  const reader = new ResponseReader();
  reader.start();
  let status: number | undefined;
  let headers: ResponseHeaders | undefined;
  let body = '';
  let isComplete = false;
  let error: string | undefined;
  const listener = {
    onHead: (received: number, fields: ResponseHeaders) => void ([status, headers] = [received, { ...fields }]),
    onData: (data: Buffer) => void (body += data.toString('latin1')),
  };
  try {
    for (const piece of pieces) isComplete = reader.read(Buffer.from(piece, 'latin1'), listener);
    if (isEnded && !isComplete) isComplete = reader.end();
  } catch (thrown) {
    error = (thrown as Error).message;
  }
  return { status, headers, body, isComplete, error, keepAlive: reader.keepAlive };
}

/** The text in two pieces, split at each byte in turn, and in single bytes. */
export function splits(text: string): string[][] {
  const inTwo = Array.from({ length: text.length - 1 }, (_, at) => [text.slice(0, at + 1), text.slice(at + 1)]);
  return [[text], ...inTwo, text.split('')];
}
