import { readFileSync } from 'node:fs';
import type { SecureContextOptions } from 'node:tls';

/** The driver's `ssl` option. `host` and `checkServerIdentity` are passed to `tls.connect`. */
export interface TlsOptions extends Pick<SecureContextOptions, 'ca' | 'cert' | 'key'> {
  readonly rejectUnauthorized: boolean;
  readonly host: string;
  readonly checkServerIdentity?: () => undefined;
}

/** A database URL has an invalid parameter. The message names it. */
export class DatabaseUrlError extends Error {
  override name = 'DatabaseUrlError';
}

type Mode = 'off' | 'unverified' | 'authority' | 'identity';

/** `sslaccept` is Prisma's; `ssl-mode` is MySQL's (and `sslmode` that of several providers); `ssl` is common to many drivers. */
const MODES: Readonly<Record<string, Readonly<Record<string, Mode>>>> = {
  sslaccept: { strict: 'identity', accept_invalid_certs: 'unverified' },
  'ssl-mode': { DISABLED: 'off', REQUIRED: 'unverified', VERIFY_CA: 'authority', VERIFY_IDENTITY: 'identity' },
  ssl: { true: 'identity', false: 'off' },
};

/** Paths of PEM files, by the parameters of Prisma and of MySQL's client. */
const FILES = {
  sslcert: 'ca',
  'ssl-ca': 'ca',
  'ssl-cert': 'cert',
  'ssl-key': 'key',
} as const;

const ALIASES: Readonly<Record<string, string>> = {
  sslmode: 'ssl-mode',
  sslca: 'ssl-ca',
  sslkey: 'ssl-key',
};

/**
 * The TLS options that a database URL asks for; undefined without TLS. A URL with any TLS parameter verifies the server's certificate
 * and name, unless it says otherwise.
 *
 * @throws DatabaseUrlError for an unknown or contradictory parameter, and for a file that cannot be read: a misspelled parameter must
 * not turn TLS off
 */
export function tlsOptions(url: URL, host: string): TlsOptions | undefined {
  const modes = new Set<Mode>();
  const files: Partial<Record<'ca' | 'cert' | 'key', string>> = {};
  for (const [given, value] of url.searchParams) {
    const name = ALIASES[given.toLowerCase()] ?? given.toLowerCase();
    if (!name.startsWith('ssl')) continue;
    if (Object.hasOwn(MODES, name)) modes.add(modeOf(name, value));
    else if (Object.hasOwn(FILES, name)) files[FILES[name as keyof typeof FILES]] = read(given, value);
    else
      throw new DatabaseUrlError(`${given} is not a supported parameter; use sslaccept, ssl-mode, sslcert or ssl-ca`);
  }
  if (modes.size > 1) throw new DatabaseUrlError('its TLS parameters contradict each other');
  const [mode = Object.keys(files).length > 0 ? 'identity' : 'off'] = modes;
  if (mode === 'off') return undefined;
  return {
    ...files,
    host,
    rejectUnauthorized: mode !== 'unverified',
    ...(mode === 'authority' && { checkServerIdentity: () => undefined }),
  };
}

function modeOf(name: string, value: string): Mode {
  const modes = MODES[name]!;
  const key = name === 'ssl-mode' ? value.toUpperCase() : value.toLowerCase();
  if (Object.hasOwn(modes, key)) return modes[key]!;
  throw new DatabaseUrlError(`${name} must be one of ${Object.keys(modes).join(', ')}`);
}

function read(parameter: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new DatabaseUrlError(`${parameter}: the file cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
