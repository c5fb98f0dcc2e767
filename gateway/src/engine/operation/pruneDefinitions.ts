import { type FragmentDefinitionNode, type OperationDefinitionNode, visit } from 'graphql';

import type { ResolvedOperation } from './ResolvedOperation.ts';

/** An operation with the fragments that it reaches, and the definitions of the variables that both use. */
export function pruneDefinitions(
  operation: OperationDefinitionNode,
  fragmentOf: (name: string) => FragmentDefinitionNode,
): ResolvedOperation {
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
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) =>
    variables.has(variable.name.value),
  );
  return { operation: { ...operation, variableDefinitions: variableDefinitions ?? [] }, fragments };
}
