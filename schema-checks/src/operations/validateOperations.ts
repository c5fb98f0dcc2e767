import { GraphQLError, parse, validate } from 'graphql';

import { readSupergraph } from '../build/readSupergraph.ts';
import { readOperations } from './readOperations.ts';
import { deprecatedUses } from './deprecatedUses.ts';

/** A client's operation as its author has it. */
export interface NamedDocument {
  readonly name: string | null;
  readonly body: string;
}

/** What is wrong with an operation. */
export interface OperationFault {
  /** `INVALID`: it does not parse. `FAILURE`: the schema rejects it. `WARNING`: it uses what is deprecated. */
  readonly type: 'INVALID' | 'FAILURE' | 'WARNING';
  readonly code: string;
  readonly description: string;
  readonly operation: { readonly name: string | null };
}

const TOKEN_LIMIT = 50_000;

/** What a supergraph's API says of operations: those that fail, and those that use what is deprecated. */
export function validateOperations(supergraphSdl: string, documents: readonly NamedDocument[]): OperationFault[] {
  const { apiSchema } = readSupergraph(supergraphSdl);
  return documents.flatMap(({ name, body }): OperationFault[] => {
    const fault = (type: OperationFault['type'], code: string, description: string) => {
      return { type, code, description, operation: { name } };
    };
    try {
      const errors = validate(apiSchema, parse(body, { maxTokens: TOKEN_LIMIT }));
      if (errors.length > 0) return errors.map(({ message }) => fault('FAILURE', 'INVALID_OPERATION', message));
    } catch (error) {
      if (error instanceof GraphQLError) return [fault('INVALID', 'PARSE_FAILURE', error.message)];
      throw error;
    }
    return deprecatedUses(apiSchema, readOperations({ path: 'operation.graphql', text: body }))
      .filter(({ operations }) => operations.length > 0)
      .map(({ coordinate, reason }) => fault('WARNING', 'DEPRECATED', `"${coordinate}" is deprecated: ${reason}`));
  });
}
