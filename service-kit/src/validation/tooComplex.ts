import { type ASTNode, GraphQLError } from 'graphql';

import type { ErrorCode } from '../errors/ErrorCode.ts';

/** The error of a document for which a rule would take more than its share of work. It is refused, right or wrong. */
export function tooComplex(nodes: ASTNode | readonly ASTNode[]): GraphQLError {
  return new GraphQLError('This document is too complex to be validated.', {
    nodes,
    extensions: { code: 'DOCUMENT_TOO_COMPLEX' satisfies ErrorCode },
  });
}
