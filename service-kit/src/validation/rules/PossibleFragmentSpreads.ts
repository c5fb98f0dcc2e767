import {
  type ASTVisitor,
  doTypesOverlap,
  type FragmentSpreadNode,
  GraphQLError,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type InlineFragmentNode,
  isCompositeType,
  typeFromAST,
  type ValidationContext,
} from 'graphql';

/**
 * A fragment's type and the one around it have an object type in common (GraphQL specification, "Fragment Spread Is
 * Possible"). Two types are compared once for a document, whereas graphql-js' rule goes through their objects at every spread.
 */
export function PossibleFragmentSpreads(context: ValidationContext): ASTVisitor {
  const schema = context.getSchema();
  const known = new Map<GraphQLCompositeType, Map<GraphQLCompositeType, boolean>>();

  function overlap(type: GraphQLCompositeType, parent: GraphQLCompositeType): boolean {
    let ofType = known.get(type);
    if (!ofType) known.set(type, (ofType = new Map()));
    let result = ofType.get(parent);
    if (result === undefined) ofType.set(parent, (result = doTypesOverlap(schema, type, parent)));
    return result;
  }

  function check(
    node: InlineFragmentNode | FragmentSpreadNode,
    type: GraphQLOutputType | null | undefined,
    what: string,
  ): void {
    const parent = context.getParentType();
    if (!isCompositeType(type) || !isCompositeType(parent) || overlap(type, parent)) return;
    const message = `${what} cannot be spread here as objects of type "${parent.name}" can never be of type "${type.name}".`;
    context.reportError(new GraphQLError(message, { nodes: node }));
  }

  return {
    InlineFragment: (node) => check(node, context.getType(), 'Fragment'),
    FragmentSpread(node) {
      const fragment = context.getFragment(node.name.value);
      const type = fragment && typeFromAST(schema, fragment.typeCondition);
      if (isCompositeType(type)) check(node, type, `Fragment "${node.name.value}"`);
    },
  };
}
