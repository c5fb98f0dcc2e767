import { readFileSync } from 'node:fs';

import { inRepository } from '@online-books/tools/repository';
import { parse } from 'yaml';

type Mount = { readonly source: string; readonly target: string };

/** A service of docker-compose.yaml, as far as tests look at it. */
export interface ComposeService {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly profiles?: readonly string[];
  readonly networks: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes?: readonly string[];
  readonly configs?: readonly Mount[];
  readonly secrets?: readonly Mount[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
}

export interface ComposeFile {
  readonly services: { readonly mysql: ComposeService; readonly [name: string]: ComposeService };
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly configs: Readonly<Record<string, { readonly file: string }>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const text = readFileSync(inRepository('docker-compose.yaml'), 'utf8');

/**
 * docker-compose.yaml with the variables of `.env` filled in as Docker Compose does: `${NAME:-default}` and
 * `${NAME:?error}`.
 *
 * @throws Error when a variable that must be there is not.
 */
export function readComposeFile(environment: Readonly<Record<string, string>>): ComposeFile {
  return parse(text, (_key, value: unknown) => (typeof value === 'string' ? fillIn(value, environment) : value), {
    merge: true,
  });
}

function fillIn(value: string, environment: Readonly<Record<string, string>>): string {
  return value.replaceAll(
    /\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (_, name: string, operator: string | undefined, word: string) => {
      const found = environment[name];
      if (found) return found;
      if (operator === '-') return word;
      throw new Error(`${name} is not set`);
    },
  );
}

/** The names of the variables that must be in `.env`. */
export function requiredVariables(): ReadonlySet<string> {
  return new Set([...text.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name!));
}
