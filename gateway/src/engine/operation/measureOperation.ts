import { type DirectiveNode, Kind, type SelectionSetNode } from 'graphql';

import { fieldsOf, responseKey } from './collectFields.ts';
import type { ResolvedOperation } from './ResolvedOperation.ts';

/** How large an operation is with its fragments written out, which is what planners work through. */
export interface OperationSize extends SelectionSize {
  /** Fields of the answer's root. */
  readonly rootFields: number;
}

interface SelectionSize {
  /** Fields and fragments. */
  readonly selections: number;
  /** Fields within fields. */
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
}

const EMPTY: SelectionSize = { selections: 0, depth: 0, aliases: 0, directives: 0 };

/**
 * Measures an operation. A few fragments that each spread the next one twice make it astronomic; measuring it looks at each
 * fragment once.
 */
export function measureOperation({ operation, fragments }: ResolvedOperation): OperationSize {
  const known = new Map<string, SelectionSize>();

  const measureFragment = (name: string): SelectionSize => {
    let size = known.get(name);
    if (!size) {
      const fragment = fragments[name];
      // Where fragments of a document that is not valid run in circles, a spread within itself counts nothing.
      known.set(name, EMPTY);
      size = fragment ? measure(fragment.selectionSet, fragment.directives) : EMPTY;
      known.set(name, size);
    }
    return size;
  };

  const measure = ({ selections }: SelectionSetNode, directives: readonly DirectiveNode[] = []): SelectionSize => {
    const total = { ...EMPTY, directives: directives.length };
    for (const selection of selections) {
      const isField = selection.kind === Kind.FIELD;
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? measureFragment(selection.name.value)
          : selection.selectionSet
            ? measure(selection.selectionSet)
            : EMPTY;
      total.selections += 1 + inner.selections;
      total.depth = Math.max(total.depth, inner.depth + (isField ? 1 : 0));
      total.aliases += inner.aliases + (isField && selection.alias ? 1 : 0);
      total.directives += inner.directives + (selection.directives?.length ?? 0);
    }
    return total;
  };

  const { variableDefinitions = [] } = operation;
  const total = measure(operation.selectionSet, [
    ...(operation.directives ?? []),
    ...variableDefinitions.flatMap(({ directives = [] }) => directives),
  ]);
  const roots = fieldsOf([operation.selectionSet], fragments);
  return { ...total, rootFields: new Set(roots.map(responseKey)).size };
}
