import type { Random } from '../../Random.ts';
import type { FieldModel, ObjectModel } from '../Model.ts';
import { ownersOf } from './addInterfaces.ts';
import { valueType } from './addValueTypes.ts';
import { chooseLeaf, chooseType, wrap } from './chooseType.ts';
import { createField } from './createField.ts';
import type { Draft } from './Draft.ts';
import { generateArguments } from './generateArguments.ts';

const NAMES = ['name', 'title', 'rank', 'size', 'tags', 'link', 'peers', 'note', 'state', 'price', 'shape', 'top'];
const ARGUMENTS = ['first', 'unit', 'filter', 'flags', 'name', 'ids'];

/** Fills all objects with fields: one name may have another type in another object. */
export function addFields(draft: Draft, random: Random): void {
  for (const object of draft.objects) {
    const taken = new Set([...object.fields, ...addedByInterfaceObjects(draft, object)].map(({ name }) => name));
    const names = NAMES.filter((name) => !taken.has(name));
    for (const name of random.some(names, 2, 5)) object.fields.push(createAnyField(draft, random, object, name));
    if (random.chance(0.25))
      object.fields.push(createField('ticks', 'Int!', ownersOf(object, random), { data: 'reads' }));
  }
  if (random.chance(0.3)) addSplitValue(draft, random);
}

function addedByInterfaceObjects({ interfaces }: Draft, { name }: ObjectModel): FieldModel[] {
  return interfaces
    .filter(({ implementers }) => implementers.includes(name))
    .flatMap(({ objectFields }) => objectFields);
}

function createAnyField(draft: Draft, random: Random, object: ObjectModel, name: string): FieldModel {
  const owners = ownersOf(object, random);
  const type = chooseType(draft, random, owners);
  const args = random.chance(0.25) ? generateArguments(draft, random, random.some(ARGUMENTS, 1, 2)) : [];
  const strict = owners.length > 1 && !type.endsWith('!') && object.kind === 'entity' && random.chance(0.2);
  return { ...createField(name, type, owners, { args }), strictIn: strict ? [random.pick(owners)] : [] };
}

/** Adds a value type of which each subgraph knows its own part, behind a field of an entity that all of them resolve. */
function addSplitValue(draft: Draft, random: Random): void {
  const entities = draft.objects.filter(({ kind, in: known }) => kind === 'entity' && known.length > 1);
  if (entities.length === 0) return;
  const entity = random.pick(entities);
  const parts = random.some(entity.in, 2, 3);
  const type = valueType('Parts', parts);
  type.fields.push(
    createField('common', wrap(random, chooseLeaf(draft, random)), parts),
    ...parts.map((part, at) => createField(`part${at}`, chooseType(draft, random, [part]), [part])),
  );
  draft.objects.push(type);
  entity.fields.push(createField('parts', wrap(random, 'Parts'), parts));
}
