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

/** A request of Apollo Server whose operation is known and valid. */
export interface ResolvedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly request: { readonly variables?: Readonly<Record<string, unknown>> };
}

export interface RootFields {
  /** The name of the fields' type. */
  readonly rootType: string;
  /** By response key. */
  readonly fields: ReadonlyMap<string, FieldNode>;
}

/** The root fields that a request executes. Where its variables are wrong, and nothing is executed, those that it may. */
export function rootFieldsOf({ schema, document, operation, request }: ResolvedOperation): RootFields {
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
