import type { ApolloServerPlugin, BaseContext, GraphQLResponse } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { type DocumentNode, type GraphQLFormattedError, type GraphQLSchema, Kind } from 'graphql';
import { LRUCache } from 'lru-cache';

import { cut } from '../text/cut.ts';
import { checkDocument, type DocumentVerdict } from '../validation/checkDocument.ts';
import { coerceVariables } from '../validation/coerceVariables.ts';
import { formatDocumentErrors } from '../validation/formatDocumentErrors.ts';

/** How many characters the documents that are remembered may have together. */
const CACHE_SIZE = 4 * 1024 * 1024;

/** A document for Apollo Server of which it executes nothing. */
const NOTHING: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

/**
 * Checks documents and variables for an Apollo Server without a `documentStore`, in place of its own checks: with bounded work,
 * errors that name the argument, and messages that tell neither values nor the schema.
 */
export function documentPlugin<Context extends BaseContext>(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  const exposesSchema = false;
  const verdicts = new LRUCache<string, DocumentVerdict>({
    maxSize: CACHE_SIZE,
    sizeCalculation: ({ source }) => source.length + 1,
  });

  function verdictOn(source: string): DocumentVerdict {
    let verdict = verdicts.get(source);
    if (!verdict) verdicts.set(source, (verdict = checkDocument(source, { schema, exposesSchema })));
    return verdict;
  }

  return {
    async requestDidStart() {
      return {
        async didResolveSource(requestContext) {
          const verdict = verdictOn(requestContext.source);
          const document = verdict.kind === 'Valid' ? verdict.document : NOTHING;
          // Apollo Server parses and validates only where there is no document yet.
          (requestContext as { document?: DocumentNode }).document = document;
        },
        async responseForOperation({ source, operation, request: { operationName, variables = {} } }) {
          const verdict = verdictOn(source);
          if (verdict.kind === 'Invalid') return rejection(verdict.errors);
          if (!operation) return rejection([unknownOperation(operationName)]);
          const { document } = verdict;
          const definitions = operation.variableDefinitions ?? [];
          const { errors } = coerceVariables({ schema, definitions, document, inputs: variables, exposesSchema });
          return errors ? rejection(formatDocumentErrors(errors, verdict, 'BAD_USER_INPUT')) : null;
        },
      };
    },
  };
}

function unknownOperation(name: string | null | undefined): GraphQLFormattedError {
  const message =
    name === undefined || name === null
      ? 'The request must say which operation it means.'
      : `Unknown operation named "${cut(name)}".`;
  return { message, extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } };
}

function rejection(errors: readonly GraphQLFormattedError[]): GraphQLResponse {
  return {
    http: { status: 400, headers: new HeaderMap() },
    body: { kind: 'single', singleResult: { errors } },
  };
}
