import type { Random } from '../../Random.ts';
import type { FieldModel, ObjectModel } from '../Model.ts';
import { namedType } from '../Model.ts';
import type { ModelIndex } from '../ModelIndex.ts';

/**
 * What a subgraph resolves below a field of its own although others own it: leaves, and with some depth what stands in objects
 * within and in members of abstract types. Undefined where there is nothing.
 *
 * @param depth how many levels there may be
 */
export function chooseProvided(
  index: ModelIndex,
  random: Random,
  typename: string,
  subgraph: string,
  depth: number,
): string | undefined {
  const object = index.objects.get(typename);
  if (!object) {
    // A subgraph that has an interface object must not know the implementers.
    if (index.interfaces.get(typename)?.objectIn.includes(subgraph)) return undefined;
    const members = index.possibleTypes(typename, [subgraph]).flatMap((member) => {
      const set = chooseProvided(index, random, member, subgraph, depth);
      return set ? [`... on ${member} { ${set} }`] : [];
    });
    return members.length > 0 ? random.some(members, 1, 2).join(' ') : undefined;
  }
  if (object.kind === 'root') return undefined;
  const leaves = object.fields.filter((field) => canProvide(index, object, field, subgraph)).map(({ name }) => name);
  const sets = depth > 1 ? object.fields.flatMap((field) => provideBelow(index, random, field, subgraph, depth)) : [];
  const chosen = [...random.some(leaves, sets.length > 0 ? 0 : 1, 2), ...random.some(sets, 0, 1)];
  return chosen.length > 0 ? chosen.join(' ') : undefined;
}

function canProvide(index: ModelIndex, { kind, keys }: ObjectModel, field: FieldModel, subgraph: string): boolean {
  return (
    kind === 'entity' &&
    index.isLeaf(field.type) &&
    !field.owners.includes(subgraph) &&
    !field.requires &&
    keys.every((key) => !key.fields.includes(field.name)) &&
    field.args.length === 0 &&
    field.data === 'any'
  );
}

function provideBelow(
  index: ModelIndex,
  random: Random,
  { name, type, args, owners, requires, data }: FieldModel,
  subgraph: string,
  depth: number,
): string[] {
  if (index.isLeaf(type) || args.length > 0 || requires || data !== 'any' || !owners.includes(subgraph)) return [];
  const set = chooseProvided(index, random, namedType(type), subgraph, depth - 1);
  return set ? [`${name} { ${set} }`] : [];
}
