import type { Random } from '../../Random.ts';
import type { FieldModel } from '../Model.ts';
import { createEntity } from './addEntities.ts';
import { chooseLeaf, chooseType, wrap } from './chooseType.ts';
import { createField } from './createField.ts';
import type { Draft } from './Draft.ts';

/** Adds an interface of entities that one subgraph knows with its implementers, and others as an interface object. */
export function addInterfaceObjects(draft: Draft, random: Random): void {
  const [home, ...others] = random.some(draft.subgraphs, 2, 4) as [string, ...string[]];
  const objectIn = random.some(others, 1, 2);
  const open = draft.subgraphs.filter((subgraph) => !objectIn.includes(subgraph));
  const fields = [
    { name: 'id', type: 'ID!', args: [], inaccessible: false },
    { name: 'mood', type: wrap(random, chooseLeaf(draft, random)), args: [], inaccessible: false },
  ];
  const implementers = random.some(['Film', 'Song', 'Play'], 1, 3);
  for (const name of implementers) {
    const keys = [{ fields: 'id', in: [...new Set([home, ...random.some(open, 0, 2)])] }];
    const entity = createEntity(draft, random, name, keys);
    entity.fields.push(createField('mood', fields[1]!.type, [home]));
    draft.objects.push(entity);
  }
  const objectFields: FieldModel[] = [];
  draft.interfaces.push({ name: 'Media', in: [home], fields, implementers, key: 'id', objectIn, objectFields });
  // The interface is known by now, so that these fields cannot have its implementers as types.
  const added = random.some(['plot', 'links', 'extra'], 1, 3).map((name) => {
    const owner = random.pick(objectIn);
    return createField(name, chooseType(draft, random, [owner], 0.4), [owner]);
  });
  for (const field of added) if (random.chance(0.25)) field.requires = 'mood';
  objectFields.push(...added);
}
