import { Socket } from 'node:net';

/** Lines are written together: once so many characters have gathered, and after so many milliseconds at the latest. */
const GATHERED = 4096;
const FLUSH_EVERY_MS = 1_000;

/** What waits for a reader that does not read, in bytes. What is logged beyond is dropped, and counted. */
const WAITING_AT_MOST = 1024 * 1024;

/**
 * Writes log lines to a pipe or a socket that somebody else reads, for as long as they do: a reader that has gone ends nothing,
 * and one that does not read holds nothing up, neither the event loop nor the end of the process. (`fs.write` would: it blocks a
 * thread of libuv's pool, and `process.exit` waits for that thread.)
 */
export class PipeDestination {
  readonly #pipe: Socket;
  #gathered = '';
  #dropped = 0;
  #hasReader = true;
  #timer: NodeJS.Timeout | undefined;

  /** @param fd its file descriptor */
  constructor(fd: number) {
    this.#pipe = new Socket({ fd, readable: false, writable: true });
    this.#pipe.on('error', () => (this.#hasReader = false));
    // What is logged does not keep a process alive.
    this.#pipe.unref();
    process.on('exit', () => this.flushSync());
  }

  /** @param line with its line feed */
  write(line: string): void {
    if (!this.#hasReader) return;
    if (this.#gathered.length + this.#pipe.writableLength > WAITING_AT_MOST) {
      this.#dropped += 1;
      return;
    }
    if (this.#dropped > 0) this.#gathered += this.#reportDropped();
    this.#gathered += line;
    if (this.#gathered.length >= GATHERED) this.flushSync();
    else this.#timer ??= setTimeout(() => this.flushSync(), FLUSH_EVERY_MS).unref();
  }

  /** Calls back when all is written, or nobody reads it any more. */
  flush(callback: () => void): void {
    this.flushSync();
    if (this.#pipe.writableLength === 0 || !this.#hasReader) callback();
    else this.#pipe.write('', () => callback());
  }

  /** Hands over what has gathered, as far as the pipe takes it now. */
  flushSync(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#gathered === '' || !this.#hasReader) return;
    this.#pipe.write(this.#gathered);
    this.#gathered = '';
  }

  #reportDropped(): string {
    const line = {
      level: 'warn',
      time: new Date().toISOString(),
      dropped: this.#dropped,
      msg: 'log lines were dropped',
    };
    this.#dropped = 0;
    return `${JSON.stringify(line)}\n`;
  }
}
