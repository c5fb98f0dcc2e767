import { writeFile } from 'node:fs/promises';
import path from 'node:path';

import { composeBookshop } from '../compose/composeBookshop.ts';
import { subgraphNames } from '../repository.ts';
import { ensureTokenKeys } from './ensureTokenKeys.ts';
import { seedDatabase } from './seedDatabase.ts';
import type { StackPlace } from './StackPlace.ts';
import type { Step } from '../progress/Step.ts';

/** The files that services are given. */
export interface StackFiles {
  /** The private keys that sign access tokens, as a JWKS. */
  readonly tokenKeysPath: string;
  readonly supergraphPath: string;
}

/** Writes the files that services need: token keys, a supergraph with their addresses and, if requested, data. */
export async function prepareStack(place: StackPlace, seed: boolean, step: Step): Promise<StackFiles> {
  const { folder, databases, ports } = place;
  const tokenKeysPath = path.join(folder, 'token-keys.json');
  const supergraphPath = path.join(folder, 'supergraph.graphql');
  await ensureTokenKeys(tokenKeysPath);
  if (seed) {
    await step('Adding the demonstration data', () =>
      Promise.all(subgraphNames.map((name) => seedDatabase(name, databases[name]))),
    );
  }
  await step('Composing the supergraph', async () => {
    const supergraph = await composeBookshop({
      users: `http://127.0.0.1:${ports.users}/graphql`,
      orders: `http://127.0.0.1:${ports.orders}/graphql`,
      recommendations: `http://127.0.0.1:${ports.recommendations}/graphql`,
    });
    await writeFile(supergraphPath, supergraph);
  });
  return { tokenKeysPath, supergraphPath };
}
