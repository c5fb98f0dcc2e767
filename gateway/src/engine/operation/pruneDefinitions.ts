import { type ASTNode, type FragmentDefinitionNode, type OperationDefinitionNode, visit } from 'graphql';

import { definitionsOf, type Fragments, type ResolvedOperation } from './ResolvedOperation.ts';

/** An operation with the fragments that it reaches, and the definitions of the variables that both use. */
export function pruneDefinitions(
  operation: OperationDefinitionNode,
  findFragment: (name: string) => FragmentDefinitionNode,
): ResolvedOperation {
  const fragments = reachedFragments(operation, findFragment);
  const used = usedVariables(definitionsOf({ operation, fragments }));
  const { variableDefinitions = [] } = operation;
  const kept = variableDefinitions.filter(({ variable }) => used.has(variable.name.value));
  return { operation: { ...operation, variableDefinitions: kept }, fragments };
}

/** The fragments that an operation spreads, and those that they spread; unknown ones are left out. */
export function reachedFragments(
  operation: OperationDefinitionNode,
  findFragment: (name: string) => FragmentDefinitionNode | undefined,
): Fragments {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  const reach = (definition: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(definition, {
      FragmentSpread({ name: { value } }) {
        const fragment = fragments[value] ? undefined : findFragment(value);
        if (fragment) reach((fragments[value] = fragment));
      },
    });
  };
  reach(operation);
  return fragments;
}

/** The names of the variables that are used, not only defined. */
export function usedVariables(nodes: readonly ASTNode[]): ReadonlySet<string> {
  const used = new Set<string>();
  for (const node of nodes)
    visit(node, { VariableDefinition: () => false, Variable: ({ name }) => void used.add(name.value) });
  return used;
}
