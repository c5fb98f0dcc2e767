import type { Random } from '../../Random.ts';
import { isUsable } from './chooseType.ts';
import type { Draft } from './Draft.ts';

/** Adds unions, of which a subgraph may know some members only. */
export function addUnions(draft: Draft, random: Random): void {
  for (const name of random.some(['Hit', 'Thing'], 0, 2)) {
    const members = random.some(draft.objects, 2, 4).map((object) => object.name);
    const known = random.some(draft.subgraphs, 1, 4).map((subgraph) => {
      const usable = members.filter((member) => isUsable(draft, member, [subgraph]));
      return [subgraph, random.chance(0.6) ? usable : random.some(usable, 1, 2)] as const;
    });
    const useful = known.filter(([, here]) => here.length > 0);
    if (useful.length > 0) draft.unions.push({ name, members: Object.fromEntries(useful) });
  }
}
