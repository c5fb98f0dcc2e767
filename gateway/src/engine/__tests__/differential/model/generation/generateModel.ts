import type { Random } from '../../Random.ts';
import type { ArgumentModel, Model } from '../Model.ts';
import { addEntities } from './addEntities.ts';
import { addFields } from './addFields.ts';
import { addInterfaceObjects } from './addInterfaceObjects.ts';
import { addInterfaces } from './addInterfaces.ts';
import { addQueryFields } from './addQueryFields.ts';
import { addRequirements } from './addRequirements.ts';
import { addRoots } from './addRoots.ts';
import { addSharedAbstracts } from './addSharedAbstracts.ts';
import { addSharing } from './addSharing.ts';
import { addUnions } from './addUnions.ts';
import { addValueTypes } from './addValueTypes.ts';
import type { Draft } from './Draft.ts';
import { hideElements } from './hideElements.ts';

/** Which graphs are generated: the wild ones have what planners find hard, or know nothing of. */
export type ModelKind = 'ordinary' | 'wild';

/** A model by chance. Not all compose: some rules of composition are left to it. */
export function generateModel(random: Random, kind: ModelKind = 'ordinary'): Model {
  const isWild = kind === 'wild';
  const subgraphs = ['alpha', 'beta', 'gamma', 'delta'].slice(0, random.pick([2, 3, 3, 4]));
  const draft: Draft = { subgraphs, enums: [], inputs: [], objects: [], interfaces: [], unions: [], directives: [] };
  draft.enums.push({
    name: 'Shade',
    values: ['RED', 'GREEN', 'BLUE'],
    inaccessible: random.chance(0.15) ? ['BLUE'] : [],
  });
  draft.inputs.push({
    name: 'Filter',
    fields: [
      { name: 'text', type: 'String', defaultValue: random.chance(0.5) ? '"d\\"x"' : undefined, inaccessible: false },
      least(random),
      { name: 'shades', type: '[Shade!]', inaccessible: random.chance(0.1) },
      { name: 'inner', type: 'Filter', inaccessible: false },
    ],
  });
  addValueTypes(draft, random);
  addEntities(draft, random);
  if (random.chance(0.35)) addInterfaceObjects(draft, random);
  addInterfaces(draft, random);
  addUnions(draft, random);
  addFields(draft, random);
  addRoots(draft, random);
  addRequirements(draft, random);
  if (isWild) addSharedAbstracts(draft, random);
  addSharing(draft, random, isWild ? 3 : 1);
  if (isWild && random.chance(0.4)) addQueryFields(draft, random);
  if (isWild && random.chance(0.2)) draft.directives.push({ name: 'tone' });
  hideElements(draft, random);
  return draft;
}

function least(random: Random): ArgumentModel {
  return random.chance(0.5)
    ? { name: 'least', type: 'Int!', defaultValue: '0', inaccessible: false }
    : { name: 'least', type: 'Int', inaccessible: false };
}
