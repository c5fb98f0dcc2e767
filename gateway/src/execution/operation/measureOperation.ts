import { Kind, type SelectionSetNode } from 'graphql';

import type { SingleOperation } from './toPlannable.ts';

export interface OperationSize {
  /** Fields and fragments, each counted as often as fragments repeat it. */
  readonly selections: number;
  /** Fields within fields. */
  readonly depth: number;
}

const EMPTY: OperationSize = { selections: 0, depth: 0 };

/**
 * The size of an operation with its fragments written out, which is what planners work through. A few fragments that each
 * spread the next one twice make it astronomic; measuring it looks at each fragment once.
 */
export function measureOperation({ operation, fragments }: SingleOperation): OperationSize {
  const known = new Map<string, OperationSize>();

  const measureFragment = (name: string): OperationSize => {
    let size = known.get(name);
    if (!size) {
      const fragment = fragments[name];
      size = fragment ? measure(fragment.selectionSet) : EMPTY;
      known.set(name, size);
    }
    return size;
  };

  const measure = ({ selections }: SelectionSetNode): OperationSize => {
    const total = { selections: 0, depth: 0 };
    for (const selection of selections) {
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      const inner = isSpread
        ? measureFragment(selection.name.value)
        : selection.selectionSet
          ? measure(selection.selectionSet)
          : EMPTY;
      total.selections += 1 + inner.selections;
      total.depth = Math.max(total.depth, inner.depth + (selection.kind === Kind.FIELD ? 1 : 0));
    }
    return total;
  };

  return measure(operation.selectionSet);
}
