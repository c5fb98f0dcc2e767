import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  type OperationDefinitionNode,
  type ValidationContext,
} from 'graphql';

/**
 * Every fragment is reached from an operation (GraphQL specification, "Fragments Must Be Used"). Looks at each spread once,
 * whereas graphql-js' rule looks at each as often as there are operations that reach it.
 */
export function NoUnusedFragments(context: ValidationContext): ASTVisitor {
  const operations: OperationDefinitionNode[] = [];
  const fragments: FragmentDefinitionNode[] = [];
  return {
    OperationDefinition(node) {
      operations.push(node);
      return false;
    },
    FragmentDefinition(node) {
      fragments.push(node);
      return false;
    },
    Document: {
      leave() {
        const reached = new Set<string>();
        const waiting = operations.map(({ selectionSet }) => selectionSet);
        for (let selectionSet = waiting.pop(); selectionSet; selectionSet = waiting.pop()) {
          for (const { name } of context.getFragmentSpreads(selectionSet)) {
            if (reached.has(name.value)) continue;
            reached.add(name.value);
            const fragment = context.getFragment(name.value);
            if (fragment) waiting.push(fragment.selectionSet);
          }
        }
        for (const fragment of fragments) {
          const { value: name } = fragment.name;
          if (!reached.has(name))
            context.reportError(new GraphQLError(`Fragment "${name}" is never used.`, { nodes: fragment }));
        }
      },
    },
  };
}
