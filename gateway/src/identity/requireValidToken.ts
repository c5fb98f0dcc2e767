import { type GraphQLError, Kind, OperationTypeNode, type VariableDefinitionNode } from 'graphql';

import type { OperationSource } from '../engine/compilation/OperationSource.ts';
import { rootFieldNodes } from '../engine/operation/rootFields.ts';
import { settleConditions } from '../engine/operation/settleConditions.ts';
import { resolveOperation } from '../engine/operation/resolveOperation.ts';

/** A request that is about to be executed. Its document is valid. */
export interface TokenRequest extends Pick<OperationSource, 'document' | 'operationName'> {
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly context: {
    /** Why the request's token is not accepted. */
    readonly tokenError: GraphQLError | undefined;
  };
}

/** The error with which a request is rejected, if it is. */
export type RequireValidToken = (request: TokenRequest) => GraphQLError | null;

/** As composition names them. */
const ROOT_TYPES = {
  [OperationTypeNode.QUERY]: 'Query',
  [OperationTypeNode.MUTATION]: 'Mutation',
  [OperationTypeNode.SUBSCRIPTION]: 'Subscription',
};

/**
 * Rejects a request whose token is not accepted, unless its operation selects nothing but root fields that need no identity, and
 * `__typename`. Such an operation is executed as anonymous: a client whose token has expired has to be able to get another one.
 *
 * @param anonymousFields such as `Mutation.login`
 */
export function requireValidToken(anonymousFields: readonly string[]): RequireValidToken {
  const fields = new Set(anonymousFields);
  return (request) => {
    const { tokenError } = request.context;
    return tokenError && !selectsOnly(fields, request) ? tokenError : null;
  };
}

function selectsOnly(fields: ReadonlySet<string>, { document, operationName, variables = {} }: TokenRequest): boolean {
  try {
    const written = resolveOperation(document, operationName);
    const { operation, variableDefinitions = [] } = written.operation;
    const settled = settleConditions(written, booleansOf(variableDefinitions, variables));
    return [...rootFieldNodes(settled)].every(
      ({ name }) => name.value === '__typename' || fields.has(`${ROOT_TYPES[operation]}.${name.value}`),
    );
  } catch {
    // Where it is not known which operation is meant, it is none that needs no identity.
    return false;
  }
}

/** The values of Boolean variables, and their defaults. */
function booleansOf(
  definitions: readonly VariableDefinitionNode[],
  variables: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, boolean> {
  const values = new Map<string, boolean>();
  for (const { variable, defaultValue } of definitions) {
    const name = variable.name.value;
    const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (typeof given === 'boolean') values.set(name, given);
    else if (given === undefined && defaultValue?.kind === Kind.BOOLEAN) values.set(name, defaultValue.value);
  }
  return values;
}
