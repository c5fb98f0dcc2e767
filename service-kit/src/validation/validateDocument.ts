import { type DocumentNode, GraphQLError, type GraphQLSchema, validate, type ValidationRule } from 'graphql';

import type { ErrorCode } from '../errors/ErrorCode.ts';
import { cut } from '../text/cut.ts';
import { documentRules, type DocumentRule } from './documentRules.ts';
import { nameArguments } from './nameArguments.ts';
import { tooComplex } from './tooComplex.ts';

export interface ValidationOptions {
  /** Whether messages may name types and fields of the schema that the client did not write itself. */
  readonly exposesSchema: boolean;
  /** Rules beside the specification's. Their messages are taken as they are. */
  readonly rules?: readonly ValidationRule[];
}

/** More errors help nobody, and each costs its share of work. */
const MOST_ERRORS = 10;

/** In characters. A message may repeat several names. */
const LONGEST_MESSAGE = 400;

/**
 * What is wrong with a document (GraphQL specification, section 5): ten errors at most, without locations where the document has
 * none. Those about an argument have its path in `extensions.argumentPath`. The work is linear in the document, up to a bound
 * beyond which it is refused. No message repeats a value.
 */
export function validateDocument(
  schema: GraphQLSchema,
  document: DocumentNode,
  { exposesSchema, rules = [] }: ValidationOptions,
): readonly GraphQLError[] {
  const all = [...documentRules.map((rule) => named(rule, exposesSchema)), ...rules];
  const options = { maxErrors: MOST_ERRORS, hideSuggestions: !exposesSchema };
  let errors: readonly GraphQLError[];
  try {
    errors = validate(schema, document, all, options);
  } catch (error) {
    // Rules that descend into values run out of stack at some depth.
    if (!(error instanceof RangeError)) throw error;
    errors = [tooComplex(document.definitions.slice(0, 1))];
  }
  // What was found by the rules that went to their end says less than that one did not.
  const unfinished = errors.find(
    ({ extensions }) => extensions['code'] === ('DOCUMENT_TOO_COMPLEX' satisfies ErrorCode),
  );
  if (unfinished) return [unfinished];
  // The last one says no more than that there are more.
  return errors.length === 0 ? errors : nameArguments(document, errors.slice(0, MOST_ERRORS), exposesSchema);
}

/** The rule, its messages cut to a length and, where the schema is not told, without its names. */
function named({ rule, message }: DocumentRule, exposesSchema: boolean): ValidationRule {
  return (context) => {
    const write = exposesSchema || !message ? (error: GraphQLError) => error.message : message;
    const reportError = (error: GraphQLError) => {
      const isOfRule = error.extensions['code'] === undefined;
      const text = cut(isOfRule ? write(error) : error.message, LONGEST_MESSAGE);
      context.reportError(
        text === error.message
          ? error
          : new GraphQLError(text, { nodes: error.nodes?.slice(0, 2) ?? null, extensions: error.extensions }),
      );
    };
    return rule(Object.assign(Object.create(context) as typeof context, { reportError }));
  };
}
