import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getVariableValues,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';

import { selectedRootFields } from './selectedRootFields.ts';

/** A request as Apollo Server hands it to `didResolveOperation`, where it is known what it executes. */
interface ResolvedRequest {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  /** Undefined where the document is rejected, or no operation of it is meant: nothing is executed then. */
  readonly operation?: OperationDefinitionNode | undefined;
  readonly request: { readonly variables?: Readonly<Record<string, unknown>> };
}

export interface RootFields {
  /** The name of the fields' type. */
  readonly rootType: string;
  /** By response key. */
  readonly fields: ReadonlyMap<string, FieldNode>;
}

/**
 * The root fields that a request executes. Where its variables are wrong, and nothing is executed, those that it may. Undefined
 * where it has no operation.
 */
export function rootFieldsOf({ schema, document, operation, request }: ResolvedRequest): RootFields | undefined {
  if (!operation) return undefined;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
  return {
    rootType: schema.getRootType(operation.operation)!.name,
    fields: selectedRootFields({ operation, fragments: fragmentsOf(document) }, coerced ?? null),
  };
}

function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
}
