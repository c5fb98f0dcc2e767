import { type ASTVisitor, GraphQLError, OperationTypeNode, type ValidationContext } from 'graphql';

import { FieldCollector } from './FieldCollector.ts';
import { tooComplex } from '../tooComplex.ts';

/** A subscription has one root field, and none of introspection (GraphQL specification, "Single Root Field"). */
export function SingleFieldSubscriptions(context: ValidationContext): ASTVisitor {
  return {
    Document: {
      leave(document) {
        const collector = new FieldCollector(context, document);
        for (const operation of collector.operations) {
          if (operation.operation !== OperationTypeNode.SUBSCRIPTION) continue;
          const fields = collector.collect([collector.rootOf(operation)]);
          const nodes = [...fields.values()].flatMap(([field]) => field?.node ?? []);
          const name = operation.name ? `Subscription "${operation.name.value}"` : 'Anonymous Subscription';
          const wrong = nodes.slice(1, 2).concat(nodes.filter((node) => node.name.value.startsWith('__')).slice(0, 1));
          const rule =
            nodes.length > 1
              ? 'must select only one top level field'
              : 'must not select an introspection top level field';
          if (wrong[0]) context.reportError(new GraphQLError(`${name} ${rule}.`, { nodes: wrong[0] }));
        }
        if (collector.isExhausted) context.reportError(tooComplex(document.definitions.slice(0, 1)));
      },
    },
  };
}
