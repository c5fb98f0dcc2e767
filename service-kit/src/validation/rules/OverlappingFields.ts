import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

import { tooComplex } from '../tooComplex.ts';
import { FieldCollector } from './FieldCollector.ts';
import { findConflicts } from './findConflicts.ts';

/**
 * Fields of one response key can be merged (GraphQL specification, "Field Selection Merging").
 *
 * graphql-js compares the fields of a key pair by pair. Here they are held against the first of their key: once all of them for
 * the shape of the answer, and once those whose parents have an object type in common for name and arguments, which is what
 * the specification asks of each pair. Selections below them are merged and judged in the same way, each merged set once.
 */
export function OverlappingFields(context: ValidationContext): ASTVisitor {
  return {
    Document: {
      leave(document) {
        const collector = new FieldCollector(context, document);
        for (const { message, nodes } of findConflicts(collector))
          context.reportError(new GraphQLError(message, { nodes }));
        if (collector.isExhausted) context.reportError(tooComplex(document.definitions.slice(0, 1)));
      },
    },
  };
}
