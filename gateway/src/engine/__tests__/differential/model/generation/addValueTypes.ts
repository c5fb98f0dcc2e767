import type { Random } from '../../Random.ts';
import type { ObjectModel } from '../Model.ts';
import type { Draft } from './Draft.ts';

/** Adds objects without identity, which are the same in every subgraph that has them. Their fields come later. */
export function addValueTypes(draft: Draft, random: Random): void {
  for (const name of random.some(['Size', 'Note', 'Badge'], 1, 3))
    draft.objects.push(valueType(name, random.some(draft.subgraphs, 1, 4)));
}

export function valueType(name: string, subgraphs: readonly string[]): ObjectModel {
  return { name, kind: 'value', in: subgraphs, keys: [], fields: [], inaccessible: false };
}
