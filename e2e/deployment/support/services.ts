import { readdirSync } from 'node:fs';

import { inRepository } from '@online-books/tools/repository';

import type { Variables } from './Variables.ts';

/** Something that is deployed by itself, from an image of its own. */
export interface Service {
  readonly name: string;
  readonly kind: 'gateway' | 'subgraph';
  /** From the root. */
  readonly folder: string;
}

/** The folders that are there decide, so that a new subgraph is held against every deployment at once. */
export const subgraphs: readonly Service[] = readdirSync(inRepository('subgraphs')).map((name) => ({
  name,
  kind: 'subgraph',
  folder: `subgraphs/${name}`,
}));

export const services: readonly Service[] = [{ name: 'gateway', kind: 'gateway', folder: 'gateway' }, ...subgraphs];

/** The service whose image this is. */
export function serviceOfImage(image: string): Service {
  const service = services.find(({ name }) => image.replace(/:[^:/]*$/, '') === `online-books/${name}`);
  if (!service) throw new Error(`${image} is no image of ours.`);
  return service;
}

/** The variables that a service reads, as its own `environment.ts` has them. */
export async function variablesOf({ folder }: Service): Promise<Variables> {
  const { environmentVariables }: { environmentVariables: Variables } = await import(
    inRepository(folder, 'src/environment.ts')
  );
  return environmentVariables;
}
