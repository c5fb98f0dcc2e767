import type { Random } from '../../Random.ts';
import type { FieldModel, ObjectModel } from '../Model.ts';
import { chooseType, isUsable, wrap } from './chooseType.ts';
import { createField } from './createField.ts';
import type { Draft } from './Draft.ts';
import { generateArguments } from './generateArguments.ts';

/** Adds the root types: ways to all composite types from any subgraph, and mutations that count. */
export function addRoots(draft: Draft, random: Random): void {
  const query: FieldModel[] = [];
  const composites = [...draft.objects, ...draft.interfaces, ...draft.unions].map(({ name }) => name);
  for (const name of composites) {
    if (name === 'Parts') continue;
    const usable = draft.subgraphs.filter((subgraph) => isUsable(draft, name, [subgraph]));
    for (const owner of random.some(usable, 1, 2))
      query.push(
        createField(`${name.toLowerCase()}${query.length}`, wrap(random, name), [owner], { args: args(draft, random) }),
      );
  }
  for (const owner of draft.subgraphs)
    query.push(createField(`any${query.length}`, chooseType(draft, random, [owner]), [owner]));
  const pair = random.some(draft.subgraphs, 2, 2);
  if (random.chance(0.4)) query.push(createField('both', chooseType(draft, random, pair), pair));
  if (random.chance(0.5)) query.push(createField('ticks', 'Int!', [random.pick(draft.subgraphs)], { data: 'reads' }));
  draft.objects.push(root('Query', query));

  if (random.chance(0.5)) return;
  const mutations = Array.from({ length: random.between(2, 4) }, (_, at) => {
    const owner = random.pick(draft.subgraphs);
    return createField(`change${at}`, chooseType(draft, random, [owner], 0.8), [owner], {
      args: args(draft, random),
      data: 'counts',
    });
  });
  draft.objects.push(root('Mutation', mutations));
}

function args(draft: Draft, random: Random) {
  return random.chance(0.25) ? generateArguments(draft, random, random.some(['first', 'unit', 'filter'], 1, 2)) : [];
}

function root(name: string, fields: FieldModel[]): ObjectModel {
  const known = [...new Set(fields.flatMap(({ owners }) => owners))];
  return { name, kind: 'root', in: known, keys: [], fields, inaccessible: false };
}
