import type { Random } from '../../Random.ts';
import { type FieldModel, type Model, namedType, type ObjectModel } from '../Model.ts';
import { ModelIndex } from '../ModelIndex.ts';
import { isUsable } from './chooseType.ts';

/** Lets some fields be provided by others than their owners, and some be taken from another subgraph. */
export function addSharing(model: Model, random: Random): void {
  const index = new ModelIndex(model);
  for (const object of model.objects) {
    for (const field of object.fields) {
      if (random.chance(0.25)) provide(index, random, field);
      if (random.chance(0.12)) override(model, random, object, field);
    }
  }
}

function provide(index: ModelIndex, random: Random, field: FieldModel): void {
  const target = index.objects.get(namedType(field.type));
  const subgraph = random.pick(field.owners);
  if (target?.kind !== 'entity') return;
  const candidates = target.fields.filter(
    (other) =>
      index.isLeaf(other.type) &&
      !other.owners.includes(subgraph) &&
      !other.requires &&
      target.keys.every((key) => !key.fields.includes(other.name)) &&
      other.args.length === 0 &&
      other.data === 'any',
  );
  const chosen = random.some(candidates, 1, 2);
  if (chosen.length > 0) field.provides[subgraph] = chosen.map(({ name }) => name).join(' ');
}

function override(model: Model, random: Random, object: ObjectModel, field: FieldModel): void {
  if (object.kind !== 'entity' || field.owners.length !== 1 || field.requires) return;
  const index = new ModelIndex(model);
  if (index.inFieldSets.has(field) || Object.keys(field.provides).length > 0) return;
  const named = namedType(field.type);
  const others = object.in.filter(
    (subgraph) => !field.owners.includes(subgraph) && (index.isLeaf(named) || isUsable(model, named, [subgraph])),
  );
  if (others.length > 0) field.overrides = random.pick(others);
}
