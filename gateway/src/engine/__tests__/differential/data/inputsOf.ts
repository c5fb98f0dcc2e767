import { Kind, type SelectionSetNode } from 'graphql';

import { parseFieldSet, selectionsOf } from '../model/fieldSets.ts';
import { canonical } from './canonical.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a representation holds of what `@requires` asks for, as canonical JSON; undefined where something is lacking. */
export function inputsOf(requires: string, representation: Values | undefined): string | undefined {
  const inputs = representation && pick(representation, parseFieldSet(requires));
  return inputs && canonical(inputs);
}

/** What a field set selects of a value; undefined where something is lacking. */
export function pick(values: Values, set: SelectionSetNode): Values | undefined {
  const picked: Record<string, unknown> = {};
  for (const selection of selectionsOf(set)) {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      if (selection.typeCondition?.name.value !== values['__typename']) continue;
      const inner = pick(values, selection.selectionSet);
      if (!inner) return undefined;
      Object.assign(picked, inner);
    } else if (selection.name.value !== '__typename') {
      const name = selection.name.value;
      const value = Object.hasOwn(values, name) ? pickBelow(values[name], selection.selectionSet) : undefined;
      if (value === undefined) return undefined;
      picked[name] = value;
    }
  }
  return picked;
}

function pickBelow(value: unknown, set: SelectionSetNode | undefined): unknown {
  if (!set || typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) return pick(value as Values, set);
  const items = value.map((item) => pickBelow(item, set));
  return items.includes(undefined) ? undefined : items;
}
