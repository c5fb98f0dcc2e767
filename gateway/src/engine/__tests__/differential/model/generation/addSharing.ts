import type { Random } from '../../Random.ts';
import { type FieldModel, type Model, namedType, type ObjectModel } from '../Model.ts';
import { ModelIndex } from '../ModelIndex.ts';
import { chooseProvided } from './chooseProvided.ts';
import { isUsable } from './chooseType.ts';

/**
 * Lets some fields be provided by others than their owners, and some be taken from another subgraph.
 *
 * @param depth how many levels below a field may be provided
 */
export function addSharing(model: Model, random: Random, depth = 1): void {
  const index = new ModelIndex(model);
  for (const object of model.objects) {
    for (const field of object.fields) {
      if (random.chance(0.25)) provide(index, random, field, depth);
      if (random.chance(0.12)) override(model, random, object, field);
    }
  }
}

function provide(index: ModelIndex, random: Random, field: FieldModel, depth: number): void {
  const subgraph = random.pick(field.owners);
  const named = namedType(field.type);
  if (index.isLeaf(named) || (depth === 1 && index.objects.get(named)?.kind !== 'entity')) return;
  const provided = chooseProvided(index, random, named, subgraph, depth);
  if (provided) field.provides[subgraph] = provided;
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
