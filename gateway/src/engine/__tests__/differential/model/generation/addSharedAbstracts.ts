import type { Random } from '../../Random.ts';
import type { ObjectModel } from '../Model.ts';
import { isUsable, wrap } from './chooseType.ts';
import { createField } from './createField.ts';
import type { Draft } from './Draft.ts';

/**
 * Adds a union of which each subgraph knows some members, and fields of abstract types that several subgraphs resolve: what such a
 * field may return is what all of them know.
 */
export function addSharedAbstracts(draft: Draft, random: Random): void {
  addPartialUnion(draft, random);
  for (const name of random.some(['picks', 'found', 'best'], 1, 3)) {
    const object = random.pick(draft.objects.filter((candidate) => canShare(candidate)));
    const owners = object.kind === 'value' ? object.in : random.some(object.in, 2, 3);
    const types = [...draft.unions, ...draft.interfaces].filter((type) => isUsable(draft, type.name, owners));
    if (types.length === 0 || object.fields.some((field) => field.name === name)) continue;
    object.fields.push(createField(name, wrap(random, random.pick(types).name), [...owners]));
  }
}

function canShare({ kind, in: known }: ObjectModel): boolean {
  return kind !== 'root' && (kind === 'value' || known.length > 1);
}

function addPartialUnion(draft: Draft, random: Random): void {
  const known = random.some(draft.subgraphs, 2, 4);
  const common = draft.objects.filter(({ name }) => isUsable(draft, name, known)).map(({ name }) => name);
  if (common.length === 0) return;
  const shared = random.some(common, 1, 2);
  const members = known.map((subgraph) => {
    const own = draft.objects.filter(({ name }) => isUsable(draft, name, [subgraph])).map(({ name }) => name);
    return [subgraph, [...new Set([...shared, ...random.some(own, 0, 2)])]] as const;
  });
  draft.unions.push({ name: 'Mixed', members: Object.fromEntries(members) });
}
