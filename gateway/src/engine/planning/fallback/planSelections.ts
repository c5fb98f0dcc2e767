import type { SelectionSetNode } from 'graphql';

import type { ObjectGroup } from './ObjectGroup.ts';
import type { Position } from './Position.ts';
import { selectFields } from './selectFields.ts';
import type { SelectedField } from './SelectedField.ts';

/**
 * Has all that an operation selects at a position fetched.
 *
 * @throws Error where a field cannot be had of any subgraph
 */
export function planSelections(position: Position, selectionSets: readonly SelectionSetNode[]): void {
  const objects = position.scope.types.visibleObjects(position.typename);
  for (const { group, fields } of selectFields(position, selectionSets, objects))
    for (const field of fields) planField(group, field);
  while (!position.open() && position.grow());
}

export function planField(group: ObjectGroup, field: SelectedField): void {
  const { position } = group;
  position.scope.countStep();
  if (field.selectionSets.length > 0) return planSelections(group.child(field).position, field.selectionSets);
  let obtainable = group.obtain(field);
  while (!obtainable && position.grow()) obtainable = group.obtain(field);
  if (!obtainable) throw new Error(`No subgraph can be asked for ${group.typename}.${field.name} here.`);
  obtainable.take();
}
