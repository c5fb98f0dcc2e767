import type { Logger } from 'pino';

import { checkCredentials } from './checkCredentials.ts';
import { type CredentialFiles, readCredentialFiles } from './CredentialFiles.ts';
import type { Credentials } from './Credentials.ts';

const LOOK_EVERY_MS = 2_000;

export interface LiveCredentialsOptions {
  readonly files: CredentialFiles;
  readonly logger: Logger;
}

/**
 * Credentials that follow their files: new certificates are taken while the process runs.
 *
 * The files are read, all of them, every two seconds: it costs next to nothing and sees every way of replacing a file, such as
 * Kubernetes' exchange of a symbolic link. They count when they were read twice alike, so that nothing is taken half
 * written. Files that do not fit together are told of, and change nothing.
 */
export class LiveCredentials {
  readonly #options: LiveCredentialsOptions;
  readonly #listeners: Array<() => void> = [];
  #current: Credentials;
  /** What was read last, and what was taken or refused last. */
  #seen: string;
  #judged: string;

  /** @throws OperatorError that names the variable whose file is wrong */
  static async open(options: LiveCredentialsOptions): Promise<LiveCredentials> {
    const texts = await readCredentialFiles(options.files);
    return new LiveCredentials(options, checkCredentials(options.files, texts), JSON.stringify(texts));
  }

  private constructor(options: LiveCredentialsOptions, first: Credentials, text: string) {
    this.#options = options;
    this.#current = first;
    this.#seen = text;
    this.#judged = text;
    this.#tell('TLS files loaded');
    this.#lookLater();
  }

  get current(): Credentials {
    return this.#current;
  }

  /** Calls back whenever there are new ones. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  #lookLater(): void {
    setTimeout(() => void this.#look().finally(() => this.#lookLater()), LOOK_EVERY_MS).unref();
  }

  async #look(): Promise<void> {
    const { files, logger } = this.#options;
    const texts = await readCredentialFiles(files).catch((error: Error) => error);
    const seen = texts instanceof Error ? texts.message : JSON.stringify(texts);
    const isSettled = seen === this.#seen;
    this.#seen = seen;
    if (!isSettled || seen === this.#judged) return;
    this.#judged = seen;
    try {
      if (texts instanceof Error) throw texts;
      this.#current = checkCredentials(files, texts);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      logger.error({ reason }, 'TLS files not taken, the last ones serve on');
      return;
    }
    this.#tell('TLS files reloaded');
    for (const listener of this.#listeners) listener();
  }

  #tell(event: string): void {
    const { files, logger } = this.#options;
    const { expiresAt } = this.#current;
    const paths = [files.own?.certificate, files.ca].flatMap((file) => file?.path ?? []);
    const level = expiresAt < Date.now() ? 'warn' : 'info';
    logger[level]({ files: paths, expires: new Date(expiresAt) }, event);
  }
}
