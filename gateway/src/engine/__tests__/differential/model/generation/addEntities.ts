import type { Random } from '../../Random.ts';
import type { KeyModel, ObjectModel } from '../Model.ts';
import { addKeyFields } from './addKeyFields.ts';
import type { Draft } from './Draft.ts';

/** Adds entities with keys of all forms. Their other fields come later. */
export function addEntities(draft: Draft, random: Random): void {
  for (const name of random.some(['Book', 'User', 'Shop', 'Order'], 2, 4)) {
    const known = random.some(draft.subgraphs, 1, 4);
    draft.objects.push(createEntity(draft, random, name, chooseKeys(draft, random, name, known)));
  }
}

export function createEntity(draft: Draft, random: Random, name: string, keys: readonly KeyModel[]): ObjectModel {
  const known = draft.subgraphs.filter((subgraph) => keys.some((key) => key.in.includes(subgraph)));
  const entity: ObjectModel = { name, kind: 'entity', in: known, keys, fields: [], inaccessible: false };
  addKeyFields(draft, random, entity);
  return entity;
}

function chooseKeys(draft: Draft, random: Random, name: string, known: readonly string[]): KeyModel[] {
  const id = { fields: 'id', in: known };
  const half = Math.ceil(known.length / 2);
  switch (random.between(0, 7)) {
    // Some subgraphs know one key, some another, and one both, as a bridge.
    case 0:
      return [
        { fields: 'id', in: known.slice(0, half) },
        { fields: 'sku', in: known.slice(half - 1) },
      ];
    case 1:
      return [{ fields: 'code region', in: known }];
    case 2:
      return [{ fields: 'code region', in: random.some(known, 1, 2) }, id];
    case 3:
      return [{ fields: 'org { code }', in: known }];
    case 4: {
      const owner = draft.objects.find((other) => other.kind === 'entity' && other.keys[0]?.fields === 'id');
      if (!owner || owner.name === name) return [id];
      const both = known.filter((subgraph) => !owner.in.includes(subgraph) || owner.keys[0]!.in.includes(subgraph));
      return [id, { fields: `maker { id }`, in: random.some(both, 1, 2) }].filter((key) => key.in.length > 0);
    }
    case 5:
      return [id, { fields: 'sku', in: random.some(known, 1, 2) }];
    default:
      return [id];
  }
}
