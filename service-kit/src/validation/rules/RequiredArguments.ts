import {
  type ASTVisitor,
  type DirectiveNode,
  type FieldNode,
  type GraphQLArgument,
  GraphQLError,
  isRequiredArgument,
  type ValidationContext,
} from 'graphql';

/**
 * Every required argument is given (GraphQL specification, "Required Arguments"). The errors name the argument in
 * `extensions.argumentPath`, for it has no node of its own.
 */
export function RequiredArguments(context: ValidationContext): ASTVisitor {
  function check(node: FieldNode | DirectiveNode, args: readonly GraphQLArgument[], what: string): void {
    const given = new Set(node.arguments?.map(({ name }) => name.value));
    for (const argument of args) {
      if (given.has(argument.name) || !isRequiredArgument(argument)) continue;
      const { name, type } = argument;
      const message = `${what} argument "${name}" of type "${String(type)}" is required, but it was not provided.`;
      context.reportError(new GraphQLError(message, { nodes: node, extensions: { argumentPath: [name] } }));
    }
  }

  return {
    // On leaving, so that an error in what is given comes first.
    Field: { leave: (node) => check(node, context.getFieldDef()?.args ?? [], `Field "${node.name.value}"`) },
    Directive: { leave: (node) => check(node, context.getDirective()?.args ?? [], `Directive "@${node.name.value}"`) },
  };
}
