import type { Random } from '../../Random.ts';
import { namedType, type ObjectModel } from '../Model.ts';
import { chooseLeaf, isUsable, wrap } from './chooseType.ts';
import { createField } from './createField.ts';
import type { Draft } from './Draft.ts';
import { generateArguments } from './generateArguments.ts';

const FIELDS: Readonly<Record<string, readonly string[]>> = { Named: ['name', 'title'], Rated: ['rank', 'score'] };

/** Adds interfaces over entities and value types, with their fields. */
export function addInterfaces(draft: Draft, random: Random): void {
  for (const name of random.some(Object.keys(FIELDS), 0, 2)) {
    const implementers = random.some(
      draft.objects.filter(({ name: type }) => type !== 'Org'),
      2,
      3,
    );
    if (implementers.length < 2) continue;
    const fields = random.some(FIELDS[name]!, 1, 2).map((field) => {
      const args = random.chance(0.2) ? generateArguments(draft, random, ['unit']) : [];
      return { name: field, type: chooseInterfaceFieldType(draft, random), args, inaccessible: random.chance(0.05) };
    });
    for (const object of implementers) {
      for (const { name: field, type, args, inaccessible } of fields) {
        const strict = canBeStricter(draft, type) && random.chance(0.2) ? '!' : '';
        const added = createField(field, type + strict, ownersOf(object, random), { args });
        object.fields.push({ ...added, inaccessible });
      }
    }
    const known = draft.subgraphs.filter((subgraph) => isUseful(subgraph, implementers, fields));
    if (known.length === 0) continue;
    const names = implementers.map((object) => object.name);
    draft.interfaces.push({
      name,
      in: random.some(known, 1, 4),
      fields,
      implementers: names,
      objectIn: [],
      objectFields: [],
    });
  }
}

/**
 * Whether an object may forbid nulls where its interface does not. A value of an enum that clients must not see becomes null
 * in the gateway, which does not know the object's type unless somebody asks for it.
 */
function canBeStricter({ enums }: Draft, type: string): boolean {
  return !type.endsWith('!') && enums.every(({ name }) => name !== namedType(type));
}

/** A type that every subgraph can have. */
function chooseInterfaceFieldType(draft: Draft, random: Random): string {
  const entities = draft.objects.filter(
    ({ kind, name }) => kind === 'entity' && isUsable(draft, name, draft.subgraphs),
  );
  return wrap(
    random,
    random.chance(0.25) && entities.length > 0 ? random.pick(entities).name : chooseLeaf(draft, random),
  );
}

/** Who resolves a field of an object: all that have it for a value type, any for an entity. */
export function ownersOf({ kind, in: known }: ObjectModel, random: Random): string[] {
  if (kind === 'value') return [...known];
  return random.some(known, 1, random.chance(0.2) ? 3 : 1);
}

function isUseful(
  subgraph: string,
  implementers: readonly ObjectModel[],
  fields: ReadonlyArray<{ readonly name: string }>,
): boolean {
  const here = implementers.filter((object) => object.in.includes(subgraph));
  const resolved = ({ name }: { readonly name: string }) =>
    here.every((object) => object.fields.find((field) => field.name === name)?.owners.includes(subgraph));
  return here.length > 0 && fields.some(resolved);
}
