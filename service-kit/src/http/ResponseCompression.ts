import { contentCodings } from './contentCodings.ts';
import type { HttpResponse } from './HttpMessage.ts';
import { preferredCoding } from './negotiate.ts';

/** Encodes a body. */
type Encode = (body: Uint8Array) => Promise<Buffer>;

const BY_NAME = new Map(contentCodings.flatMap(({ name, encode }) => (encode ? [[name, encode] as const] : [])));
const AVAILABLE = [...BY_NAME.keys(), 'identity'];

/** A body that is compressed when somebody asks for it. */
export interface EncodedBody {
  readonly coding: string;
  readonly body: () => Promise<Buffer>;
}

/** As many as run at once are few: beyond, answers go as they are, so that nobody waits for the thread pool. */
const MOST_AT_ONCE = 16;

/** @param threshold null: no answer is compressed */
export function responseCompression(threshold: number | null): ResponseCompression | undefined {
  return threshold === null ? undefined : new ResponseCompression(threshold);
}

/** Decides which answers are compressed, and how, and compresses them off the event loop. */
export class ResponseCompression {
  readonly #threshold: number;
  #underWay = 0;

  /** @param threshold bytes from which answers are compressed for clients that ask for it */
  constructor(threshold: number) {
    this.#threshold = threshold;
  }

  /** Whether an answer differs with `Accept-Encoding`, which caches have to know. */
  varies({ body, headers }: HttpResponse): boolean {
    return isWhole(body) && body.length >= this.#threshold && mayBeEncoded(headers);
  }

  /**
   * The coding of an answer for a client that sent this `Accept-Encoding`, and the answer's body in it; null where it is sent as
   * it is.
   */
  encode(response: HttpResponse, acceptEncoding: string | undefined): EncodedBody | null {
    const { body, encoding, headers } = response;
    // Whoever says nothing accepts everything, but may understand nothing.
    if (!acceptEncoding || !isWhole(body) || body.length === 0 || !mayBeEncoded(headers)) return null;
    if (this.#underWay >= MOST_AT_ONCE || !this.#isWorthIt(body, acceptEncoding)) return null;
    const coding = preferredCoding(acceptEncoding, AVAILABLE) ?? 'identity';
    const encode = BY_NAME.get(coding);
    return encode ? { coding, body: () => this.#run(encode, Buffer.from(body as string, encoding)) } : null;
  }

  /** What is small is compressed only for clients that refuse what is not, which takes one of these words. */
  #isWorthIt(body: string | Buffer, acceptEncoding: string): boolean {
    if (body.length >= this.#threshold) return true;
    return /identity|\*/i.test(acceptEncoding) && preferredCoding(acceptEncoding, ['identity']) === undefined;
  }

  async #run(encode: Encode, body: Buffer): Promise<Buffer> {
    this.#underWay += 1;
    try {
      return await encode(body);
    } finally {
      this.#underWay -= 1;
    }
  }
}

function isWhole(body: HttpResponse['body']): body is string | Buffer {
  return typeof body === 'string' || Buffer.isBuffer(body);
}

/** RFC 9110, section 7.7, and RFC 9111, section 5.2.2.6: an answer may say that nobody is to transform it. */
function mayBeEncoded(headers: HttpResponse['headers']): boolean {
  return headers['content-encoding'] === undefined && !headers['cache-control']?.includes('no-transform');
}
