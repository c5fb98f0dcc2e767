import type { Random } from '../../Random.ts';
import type { Model } from '../Model.ts';
import { ModelIndex } from '../ModelIndex.ts';
import { ANY_JSON } from '../printSchema.ts';

const SCALARS = ['Int', 'Float', 'String', 'Boolean', 'ID', 'String', 'Int', ANY_JSON];

/** An output type that a field of all these subgraphs can have. */
export function chooseType(model: Model, random: Random, owners: readonly string[], composite = 0.55): string {
  const named = random.chance(composite) ? chooseComposite(model, random, owners) : chooseLeaf(model, random);
  return wrap(random, named ?? chooseLeaf(model, random));
}

export function chooseLeaf(model: Model, random: Random): string {
  return random.pick([...SCALARS, ...model.enums.map(({ name }) => name)]);
}

/** Makes a list of it, or a list of lists, and forbids some nulls. */
export function wrap(random: Random, named: string): string {
  let type = named;
  for (let depth = random.pick([0, 0, 0, 0, 0, 1, 1, 1, 1, 2]); depth > 0; depth--)
    type = `[${type}${random.chance(0.35) ? '!' : ''}]`;
  return random.chance(0.25) ? `${type}!` : type;
}

function chooseComposite(model: Model, random: Random, owners: readonly string[]): string | undefined {
  const { objects, interfaces, unions } = model;
  const kinds = [
    objects.filter(({ kind }) => kind === 'entity'),
    objects.filter(({ kind }) => kind === 'value'),
    interfaces,
    unions,
  ];
  const candidates = random.pick([...kinds, objects]).filter(({ name }) => isUsable(model, name, owners));
  return candidates.length > 0 ? random.pick(candidates).name : undefined;
}

/** Whether a field of all these subgraphs can have the type. */
export function isUsable(model: Model, name: string, owners: readonly string[]): boolean {
  const index = new ModelIndex(model);
  const object = index.objects.get(name);
  switch (object?.kind) {
    case 'root':
      return false;
    case 'value':
      return owners.every(
        (owner) => object.in.includes(owner) && object.fields.every((field) => field.owners.includes(owner)),
      );
    case 'entity':
      // A subgraph that has an interface object must not know the implementers.
      return model.interfaces
        .filter(({ key, implementers }) => key && implementers.includes(name))
        .every(({ objectIn }) => owners.every((owner) => !objectIn.includes(owner)));
    case undefined:
      return index.possibleTypes(name, owners).length > 0;
  }
}
