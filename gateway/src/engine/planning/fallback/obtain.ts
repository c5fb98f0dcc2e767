import type { SelectionSetNode } from 'graphql';

import type { DataPosition, Obtainable, PlannedObjects } from './SearchGraph.ts';
import { selectFields } from './selectFields.ts';
import type { SelectedField } from './SelectedField.ts';

/** How the fields of a field set can be fetched of objects, with their type; undefined where they cannot. */
export function obtain(group: PlannedObjects, set: SelectionSetNode): Obtainable | undefined {
  const { collector } = group.position.scope;
  const parts: Obtainable[] = [];
  const typename = group.obtainTypename();
  if (!typename) return undefined;
  parts.push(typename);
  const [fields, ...others] = group.types.map((type) => [...collector.collect(type, [set]).values()]);
  if (others.some((other) => !isSame(other, fields!))) return undefined;
  for (const field of fields!) {
    const part = group.obtain(field);
    if (!part) return undefined;
    parts.push(part);
  }
  return together(parts);
}

/** The same for what is selected of the values at a position. */
export function obtainAt(position: DataPosition, selectionSets: readonly SelectionSetNode[]): Obtainable | undefined {
  const { types } = position.scope;
  let source = position.best();
  while (!source && position.grow()) source = position.best();
  if (!source) return undefined;
  const parts: Obtainable[] = [{ depth: source.depth, take: () => void position.open() }];
  for (const { group, fields } of selectFields(position, selectionSets, types.objects(position.typename))) {
    for (const field of fields) {
      const part = group.obtain(field);
      if (!part) return undefined;
      parts.push(part);
    }
  }
  return together(parts);
}

function isSame(some: readonly SelectedField[], others: readonly SelectedField[]): boolean {
  return some.length === others.length && some.every(({ nodes }, at) => nodes[0] === others[at]!.nodes[0]);
}

function together(parts: readonly Obtainable[]): Obtainable {
  return {
    depth: Math.max(...parts.map(({ depth }) => depth)),
    take: () => {
      for (const part of parts) part.take();
    },
  };
}
