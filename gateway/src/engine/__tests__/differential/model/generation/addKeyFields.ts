import { Kind } from 'graphql';

import type { Random } from '../../Random.ts';
import type { FieldModel, ObjectModel } from '../Model.ts';
import { parseFieldSet, selectionsOf } from '../fieldSets.ts';
import { valueType } from './addValueTypes.ts';
import { createField } from './createField.ts';
import type { Draft } from './Draft.ts';

/** Adds the fields of an entity's keys. They are never null and never fail: without them nothing can be told of an entity. */
export function addKeyFields(draft: Draft, random: Random, entity: ObjectModel): void {
  const owners = new Map<string, Set<string>>();
  for (const key of entity.keys) {
    for (const selection of selectionsOf(parseFieldSet(key.fields))) {
      if (selection.kind !== Kind.FIELD) continue;
      const name = selection.name.value;
      owners.set(name, new Set([...(owners.get(name) ?? []), ...key.in]));
    }
  }
  for (const [name, subgraphs] of owners) entity.fields.push(keyField(draft, random, name, [...subgraphs]));
}

function keyField(draft: Draft, random: Random, name: string, owners: readonly string[]): FieldModel {
  switch (name) {
    case 'sku':
      return createField(name, random.pick(['String!', 'Int!', 'ID!']), owners, { data: 'unique' });
    case 'code':
      return createField(name, 'Int!', owners, { data: 'half' });
    case 'region':
      return createField(name, 'String!', owners, { data: 'otherHalf' });
    case 'org':
      return createField(name, `${organisation(draft)}!`, owners, { data: 'unique' });
    case 'maker': {
      const maker = draft.objects.find(({ kind, keys }) => kind === 'entity' && keys[0]?.fields === 'id')!;
      return createField(name, `${maker.name}!`, owners, { data: 'unique' });
    }
    default:
      return createField(name, 'ID!', owners, { data: 'unique' });
  }
}

function organisation(draft: Draft): string {
  if (!draft.objects.some(({ name }) => name === 'Org')) {
    const type = valueType('Org', draft.subgraphs);
    type.fields.push(createField('code', 'String!', draft.subgraphs, { data: 'unique' }));
    draft.objects.push(type);
  }
  return 'Org';
}
