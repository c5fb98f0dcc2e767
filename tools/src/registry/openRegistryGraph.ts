import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

import { OperatorError } from '@online-books/service-kit/errors/OperatorError';

import { writePrivateFile } from '../files/writePrivateFile.ts';
import { inRepository, subgraphNames } from '../repository.ts';
import type { Stack } from '../stack/startStack.ts';

const run = promisify(execFile);

export interface RegistryGraphOptions {
  /** The registry's platform API. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly keyFile: string;
  readonly stack: Stack;
}

const PUBLISH =
  'mutation ($name: String!, $url: String!, $sdl: String!) { graph(id: "shop") { publishSubgraph(name: $name, url: $url, ' +
  'revision: "start", activePartialSchema: { sdl: $sdl }, graphVariant: "current") { errors { message } } } }';

/** Makes a key for the graph `shop`, keeps it, and publishes the shop's subgraphs. Where there is a key, all that was done before. */
export async function openRegistryGraph({ url, databaseUrl, keyFile, stack }: RegistryGraphOptions): Promise<void> {
  if (existsSync(keyFile)) return;
  const program = inRepository('registry/dist/manage.js');
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  const { stdout } = await run(process.execPath, [program, 'create-key', 'shop', 'npm start', 'publish'], { env });
  const key = stdout.trim();
  for (const name of subgraphNames) {
    const sdl = await readFile(inRepository('subgraphs', name, 'schema.graphql'), 'utf8');
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': key },
      body: JSON.stringify({ query: PUBLISH, variables: { name, url: stack.subgraphs[name].url, sdl } }),
    });
    const { errors } = (await response.json()) as { errors?: ReadonlyArray<{ message: string }> };
    if (errors) throw new OperatorError(`The registry did not take the schema of ${name}: ${errors[0]?.message ?? ''}`);
  }
  await writePrivateFile(keyFile, `${key}\n`);
}
