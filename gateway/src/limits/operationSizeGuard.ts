import type { ErrorCode } from '@online-books/service-kit/errors/ErrorCode';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';

import { measureOperation, type OperationSize } from '../engine/operation/measureOperation.ts';
import type { ResolvedOperation } from '../engine/operation/ResolvedOperation.ts';
import type { OperationGuard } from '../engine/hooks/OperationGuard.ts';

interface Limit {
  readonly variable: 'MAX_DEPTH' | 'MAX_ROOT_FIELDS' | 'MAX_ALIASES' | 'MAX_DIRECTIVES' | 'MAX_SELECTIONS';
  readonly measure: keyof OperationSize;
  /** For the error message. */
  readonly plural: string;
}

const LIMITS: readonly Limit[] = [
  { variable: 'MAX_DEPTH', measure: 'depth', plural: 'levels' },
  { variable: 'MAX_ROOT_FIELDS', measure: 'rootFields', plural: 'root fields' },
  { variable: 'MAX_ALIASES', measure: 'aliases', plural: 'aliases' },
  { variable: 'MAX_DIRECTIVES', measure: 'directives', plural: 'directives' },
  { variable: 'MAX_SELECTIONS', measure: 'selections', plural: 'selections' },
];

/** The maximum size of an operation. Fragments count as often as they are spread. */
export type OperationLimits = Readonly<Record<Limit['variable'], number>>;

/**
 * Rejects operations that are too large: 400 with `MAX_DEPTH_LIMIT`, `MAX_ROOT_FIELDS_LIMIT`, `MAX_ALIASES_LIMIT`,
 * `MAX_DIRECTIVES_LIMIT` or `MAX_SELECTIONS_LIMIT`. The first three are Apollo Router's codes.
 */
export function operationSizeGuard(limits: OperationLimits): OperationGuard {
  return {
    inspect(operation) {
      const error = excessOf(operation, limits);
      if (error) throw error;
    },
  };
}

/**
 * Rejects documents whose only operation is too large, before they are validated, which takes more work than measuring it. The
 * document may be wrong in any way. Of several operations it is not known yet which one is meant.
 */
export function documentSizeCheck(limits: OperationLimits): (document: DocumentNode) => GraphQLError | undefined {
  return ({ definitions }) => {
    const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
    const operations: OperationDefinitionNode[] = [];
    for (const definition of definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
      if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
    }
    const [operation, another] = operations;
    return operation && !another ? excessOf({ operation, fragments }, limits) : undefined;
  };
}

function excessOf(operation: ResolvedOperation, limits: OperationLimits): GraphQLError | undefined {
  const size = measureOperation(operation);
  const exceeded = LIMITS.find(({ variable, measure }) => size[measure] > limits[variable]);
  return exceeded && toError(exceeded, limits[exceeded.variable]);
}

function toError({ variable, plural }: Limit, limit: number): GraphQLError {
  return new GraphQLError(`Exceeds the maximum of ${limit} ${plural} (fragments expanded).`, {
    extensions: { code: `${variable}_LIMIT` satisfies ErrorCode, limit, http: { status: 400 } },
  });
}
