import { parseFieldSet } from '../model/fieldSets.ts';
import type { SubgraphView } from '../model/SubgraphView.ts';
import { canonical } from './canonical.ts';
import { pick } from './inputsOf.ts';
import { entityItem, type Item, ITEMS } from './Item.ts';
import type { Answering } from './Source.ts';

/** Finds the entity that a representation describes by a key of the subgraph; null for one that the subgraph does not know. */
export function findEntity(
  view: SubgraphView,
  typename: string,
  representation: Readonly<Record<string, unknown>>,
  { world, violations }: Answering,
): Item | null {
  const { index, subgraph } = view;
  const type = index.interfaces.get(typename);
  const keys = (view.types.get(typename)?.keys ?? [])
    .filter(({ resolvable }) => resolvable)
    .map(({ fields }) => fields);
  if (type?.key && type.in.includes(subgraph)) keys.push(type.key);

  const sets = keys.map(parseFieldSet).filter((set) => pick(representation, set));
  if (sets.length === 0) {
    violations.push(`${subgraph} was sent a representation without a key: ${JSON.stringify(representation)}`);
    return null;
  }
  const items = (type?.implementers ?? [typename]).flatMap((name) =>
    Array.from({ length: ITEMS }, (_, at) => entityItem(name, at)),
  );
  const found = items.find((item) =>
    sets.some((set) => canonical(world.select(item, set)) === canonical(pick(representation, set))),
  );
  if (!found)
    violations.push(`${subgraph} was sent a ${typename} that there is not: ${JSON.stringify(representation)}`);
  return found && !world.isAbsent(found, subgraph) ? found : null;
}
