import {
  type ASTNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  Kind,
  parse,
  print,
  type SelectionNode,
  validate,
  visit,
} from 'graphql';

import type { Operation } from '../operations/Operation.ts';

/** Makes an operation a little smaller; undefined where that makes it another, or none. */
type Reduction = () => Operation | undefined;

/** All ways to take something away from an operation. */
export function reduceOperation(operation: Operation, schema: GraphQLSchema): Reduction[] {
  const document = parse(operation.document, { noLocation: true });
  const before = print(document);
  const finish = (reduced: DocumentNode): Operation | undefined => {
    const text = print(withoutUnused(reduced));
    if (text === before || !isValid(text, schema)) return undefined;
    const used = Object.entries(operation.variables).filter(([name]) => text.includes(`$${name}`));
    return { ...operation, document: text, variables: Object.fromEntries(used) };
  };
  let count = 0;
  visit(document, { enter: () => void (count += 1) });
  // Each way with the nodes in their order: the first ones take most with them.
  const reductions = REDUCTIONS.flatMap((reduce) =>
    Array.from({ length: count }, (_, at) => () => finish(reduceNode(document, at, reduce))),
  );
  const names = fragmentsOf(document).map(({ name }) => name.value);
  if (names.length === 0) return reductions;
  const inlining = names.map((name) => () => finish(inlineFragments(document, [name])));
  return [() => finish(inlineFragments(document, names)), ...inlining, ...reductions];
}

function reduceNode(document: DocumentNode, at: number, reduce: ReduceNode): DocumentNode {
  let index = -1;
  return visit(document, {
    enter(node) {
      index += 1;
      return index === at ? reduce(node) : undefined;
    },
  });
}

function isValid(text: string, schema: GraphQLSchema): boolean {
  try {
    return validate(schema, parse(text)).length === 0;
  } catch {
    // Nothing is left of it.
    return false;
  }
}

/** Null removes a node; undefined leaves it. */
type ReduceNode = (node: ASTNode) => ASTNode | null | undefined;

const REDUCTIONS: readonly ReduceNode[] = [
  (node) => (node.kind === Kind.FIELD || node.kind === Kind.INLINE_FRAGMENT ? null : undefined),
  (node) =>
    node.kind === Kind.SELECTION_SET
      ? { ...node, selections: node.selections.flatMap((selection) => contentOf(selection)) }
      : undefined,
  (node) => (node.kind === Kind.DIRECTIVE || node.kind === Kind.ARGUMENT ? null : undefined),
  (node) => (node.kind === Kind.OBJECT_FIELD ? null : undefined),
  (node) => (node.kind === Kind.FIELD ? without(node, 'alias') : undefined),
  (node) => (node.kind === Kind.VARIABLE_DEFINITION ? without(node, 'defaultValue') : undefined),
];

function without<Node extends object>(node: Node, key: keyof Node): Node {
  const { [key]: _, ...rest } = node;
  return rest as Node;
}

function contentOf(selection: SelectionNode): readonly SelectionNode[] {
  return selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet.selections : [selection];
}

function inlineFragments(document: DocumentNode, names: readonly string[]): DocumentNode {
  return visit(document, {
    FragmentSpread({ name, directives = [] }) {
      if (!names.includes(name.value)) return undefined;
      const { typeCondition, selectionSet } = fragmentsOf(document).find(
        (fragment) => fragment.name.value === name.value,
      )!;
      return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet };
    },
  });
}

function fragmentsOf({ definitions }: DocumentNode): FragmentDefinitionNode[] {
  return definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
}

/** The document without fragments and variables that nothing uses any more, and without what selects nothing. */
function withoutUnused(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    FragmentSpread: ({ name }) => void used.add(`...${name.value}`),
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(`$${name.value}`),
  });
  const isUsed = (definition: DefinitionNode) =>
    definition.kind !== Kind.FRAGMENT_DEFINITION || used.has(`...${definition.name.value}`);
  const isEmpty = ({ selectionSet }: FieldNode | InlineFragmentNode) => selectionSet?.selections.length === 0;
  return visit(
    { ...document, definitions: document.definitions.filter(isUsed) },
    {
      VariableDefinition: ({ variable }) => (used.has(`$${variable.name.value}`) ? undefined : null),
      Field: { leave: (node) => (isEmpty(node) ? null : undefined) },
      InlineFragment: { leave: (node) => (isEmpty(node) ? null : undefined) },
    },
  );
}
