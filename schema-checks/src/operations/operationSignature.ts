import { type DocumentNode, GraphQLError, Kind, parse, print, separateOperations, visit } from 'graphql';

/** An operation without values. */
export interface OperationSignature {
  /** `anonymous` without one. */
  readonly name: string;
  readonly body: string;
}

const TOKEN_LIMIT = 15_000;

/**
 * The signature of a document's operation: strings become empty and numbers 0, wherever they are; names, enum values and the shape of
 * input objects stay, since they say what of the schema is used. Null when the text is not a document with exactly one operation.
 */
export function operationSignature(text: string): OperationSignature | null {
  let document: DocumentNode;
  try {
    document = parse(text, { maxTokens: TOKEN_LIMIT, noLocation: true });
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
  const [operation, ...others] = Object.values(separateOperations(document));
  if (!operation || others.length > 0) return null;
  const definition = operation.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const withoutValues = visit(operation, {
    IntValue: (node) => ({ ...node, value: '0' }),
    FloatValue: (node) => ({ ...node, value: '0' }),
    StringValue: (node) => ({ ...node, value: '', block: false }),
  });
  return { name: definition?.name?.value ?? 'anonymous', body: print(withoutValues) };
}
