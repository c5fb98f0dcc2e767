import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

import type { CheckBase } from '@online-books/schema-checks/checkSchema';
import { composeSubgraphs } from '@online-books/schema-checks/build/composeSubgraphs';
import type { Subgraph } from '@online-books/schema-checks/build/Subgraph';

import { root } from '../repository.ts';
import { UsageError } from './SchemaCheckOptions.ts';
import { schemaFile, urlOf } from './subgraphFiles.ts';

const run = promisify(execFile);
const LARGEST_OUTPUT = 64 * 1024 * 1024;

/**
 * What the working tree is compared with: the supergraph in a file of that name, or else the subgraphs of a git ref.
 *
 * @throws UsageError when it is neither, or its subgraphs do not compose.
 */
export async function readBase(base: string): Promise<CheckBase> {
  if (existsSync(base)) return { supergraphSdl: await readFile(base, 'utf8'), subgraphs: [] };
  const subgraphs = await subgraphsAt(base);
  if (subgraphs.length === 0) throw new UsageError('The base has no file subgraphs/<name>/schema.graphql.');
  const result = composeSubgraphs(subgraphs);
  if (result.kind === 'failure') {
    throw new UsageError(`The subgraphs of the base do not compose: ${result.errors[0]?.message ?? ''}`);
  }
  return { supergraphSdl: result.supergraphSdl, subgraphs };
}

async function subgraphsAt(ref: string): Promise<Subgraph[]> {
  const commit = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`).catch(() => {
    throw new UsageError('--base is neither a file nor a commit of this repository.');
  });
  const files = (await git('ls-tree', '-r', '--name-only', commit.trim(), '--', 'subgraphs')).split('\n');
  const names = files.flatMap((file) => /^subgraphs\/([^/]+)\/schema\.graphql$/.exec(file)?.[1] ?? []);
  return Promise.all(
    names.map(async (name) => {
      const file = schemaFile(name);
      return { name, url: urlOf(name), file, sdl: await git('show', `${commit.trim()}:${file}`) };
    }),
  );
}

async function git(...args: string[]): Promise<string> {
  return (await run('git', args, { cwd: root, maxBuffer: LARGEST_OUTPUT })).stdout;
}
