import {
  type DocumentNode,
  getVariableValues,
  type GraphQLError,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';

import type { CoercedVariables } from './OperationGuard.ts';

export interface VariableCoercion {
  /** What clients see. */
  readonly schema: GraphQLSchema;
  readonly definitions: readonly VariableDefinitionNode[];
  /** The document that they are from. */
  readonly document: DocumentNode;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Coerces the variables of a request (GraphQL specification, CoerceVariableValues), or finds what is wrong with them. */
export type CoerceVariables = (
  coercion: VariableCoercion,
) =>
  | { readonly coerced: CoercedVariables; readonly errors?: undefined }
  | { readonly coerced?: undefined; readonly errors: readonly GraphQLError[] };

export const coerceAsGraphqlJs: CoerceVariables = ({ schema, definitions, inputs }) =>
  getVariableValues(schema, definitions, inputs);
