import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';

import type { SingleOperation } from './toPlannable.ts';

export interface ReducedOperation {
  /** What is left, valid but for a selection set of the root that may be empty. */
  readonly operation: SingleOperation;
  /** The fields that are gone: those that were not wanted, and those of which nothing was left. */
  readonly gone: ReadonlySet<FieldNode>;
}

/** What is left of a selection set. */
interface Left {
  readonly selections: readonly SelectionNode[];
  /** Whether anything of it is gone whatever the values of variables, so that an error tells why nothing is there. */
  readonly certainlyLacks: boolean;
  /** Whether any field of it is gone, those of its fragments included. */
  readonly lacks: boolean;
}

type Reduced = Omit<Left, 'selections'> & { readonly selection: SelectionNode | null };

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * An operation without some of its fields, and without the fields, fragments and variables that it then has no use for.
 * `__typename` is added where it must be known which fields an object would have had.
 */
export function withoutFields(
  { operation, fragments }: SingleOperation,
  unwanted: ReadonlySet<FieldNode>,
): ReducedOperation {
  const gone = new Set(unwanted);
  const left = new Map<string, Left>();

  const reduce = ({ selections }: SelectionSetNode): Left => {
    const parts = selections.map(reduceSelection);
    const kept = parts.flatMap(({ selection }) => selection ?? []);
    const fragmentLacks = parts.some(({ lacks }, at) => lacks && selections[at]!.kind !== Kind.FIELD);
    return {
      selections: fragmentLacks && kept.length > 0 ? [...kept, TYPENAME] : kept,
      lacks: parts.some(({ lacks }) => lacks),
      certainlyLacks: parts.some((part, at) => part.certainlyLacks && !isConditional(selections[at]!)),
    };
  };

  const reduceSelection = (selection: SelectionNode): Reduced => {
    if (selection.kind === Kind.FIELD) return reduceField(selection);
    const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
    const { selections, ...rest } = isSpread ? reduceFragment(selection.name.value) : reduce(selection.selectionSet);
    if (selections.length === 0) return { ...rest, selection: null };
    return { ...rest, selection: isSpread ? selection : withSelections(selection, selections) };
  };

  const reduceField = (field: FieldNode): Reduced => {
    if (unwanted.has(field)) return { selection: null, lacks: true, certainlyLacks: true };
    if (!field.selectionSet) return { selection: field, lacks: false, certainlyLacks: false };
    const { selections, certainlyLacks } = reduce(field.selectionSet);
    if (selections.length === 0 && certainlyLacks) {
      gone.add(field);
      return { selection: null, lacks: true, certainlyLacks };
    }
    const below = selections.length > 0 ? selections : [TYPENAME];
    return { selection: withSelections(field, below), lacks: false, certainlyLacks };
  };

  const reduceFragment = (name: string): Left => {
    let known = left.get(name);
    if (!known) left.set(name, (known = reduce(fragments[name]!.selectionSet)));
    return known;
  };

  const { selections } = reduce(operation.selectionSet);
  const reduced = withSelections(operation, selections);
  const used = usedBy(reduced, (name) => withSelections(fragments[name]!, reduceFragment(name).selections));
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) =>
    used.variables.has(variable.name.value),
  );
  return {
    operation: { operation: { ...reduced, variableDefinitions: variableDefinitions ?? [] }, fragments: used.fragments },
    gone,
  };
}

function isConditional({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name }) => name.value === 'skip' || name.value === 'include');
}

function withSelections<Node extends { readonly selectionSet?: SelectionSetNode | undefined }>(
  node: Node,
  selections: readonly SelectionNode[],
): Node {
  return { ...node, selectionSet: { kind: Kind.SELECTION_SET, selections } };
}

/** The variables and fragments that an operation uses. */
function usedBy(operation: OperationDefinitionNode, fragmentOf: (name: string) => FragmentDefinitionNode) {
  const variables = new Set<string>();
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  const look = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      VariableDefinition: () => false,
      Variable: ({ name }) => void variables.add(name.value),
      FragmentSpread: ({ name: { value } }) => {
        if (!fragments[value]) look((fragments[value] = fragmentOf(value)));
      },
    });
  };
  look(operation);
  return { variables, fragments };
}
