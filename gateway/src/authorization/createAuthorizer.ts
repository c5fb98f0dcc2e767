import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';

import type { ExecutionError } from '../engine/fetch/ExecutionError.ts';
import { resolveOperation } from '../engine/operation/resolveOperation.ts';
import type { AuthorizationOptions } from './AuthorizationOptions.ts';
import type { AuthorizationContext, Authorizer } from './Authorizer.ts';
import type { FieldRules } from './FieldRules.ts';
import { GuardedOperation, type Verdict } from './GuardedOperation.ts';
import { explain, UNAUTHORIZED } from './unauthorizedError.ts';
import { type UnauthorizedPath, unauthorizedPaths } from './unauthorizedPaths.ts';

const FORBIDDEN_STATUS = { status: 403 };

/** Cached verdicts on one operation. */
const MAX_VERDICTS = 64;

/** A cached operation of a document. */
interface WrittenOperation {
  readonly guarded: GuardedOperation;
  readonly paths: Map<string, readonly UnauthorizedPath[]>;
}

/**
 * Reports the fields of an operation that the viewer may not see, including those that `@skip` and `@include` leave out, as Apollo's
 * router documents it. Whether a client may select a field, and whether it is fetched, are two questions.
 */
export function createAuthorizer(schema: GraphQLSchema, rules: FieldRules, options: AuthorizationOptions): Authorizer {
  const { evaluatePolicies, rejectUnauthorized, details } = options;
  const known = new WeakMap<DocumentNode, Map<string | null, WrittenOperation | null>>();

  function find(document: DocumentNode, operationName: string | null): WrittenOperation | null {
    let operations = known.get(document);
    if (!operations) known.set(document, (operations = new Map()));
    let operation = operations.get(operationName);
    if (operation === undefined) {
      const guarded = GuardedOperation.find(resolveOperation(document, operationName), schema, rules);
      operation = guarded && { guarded, paths: new Map() };
      operations.set(operationName, operation);
    }
    return operation;
  }

  function decide(
    { guarded, paths }: WrittenOperation,
    { unmet, granted, key }: Verdict,
    context: AuthorizationContext,
  ) {
    if (unmet.length === 0) return null;
    let places = paths.get(key);
    if (!places) {
      places = unauthorizedPaths(guarded.single, guarded.fieldsWith(unmet));
      if (paths.size >= MAX_VERDICTS) paths.clear();
      paths.set(key, places);
    }
    const errors = places.map(({ path, unmet: lacking }): ExecutionError => {
      const authorization = explain(lacking, { viewer: context.viewer, granted }, details);
      return {
        ...UNAUTHORIZED,
        path,
        extensions: { ...UNAUTHORIZED.extensions, ...(authorization && { authorization }) },
      };
    });
    return rejectUnauthorized ? { rejection: errors.map(toRejection) } : { errors };
  }

  return ({ document, operationName, context }) => {
    const operation = findOrNull(() => find(document, operationName ?? null));
    if (!operation) return null;
    context.cachePolicy.makePrivate();
    const verdict = operation.guarded.judge(context.viewer, evaluatePolicies);
    return verdict instanceof Promise
      ? verdict.then((settled) => decide(operation, settled, context))
      : decide(operation, verdict, context);
  };
}

/** A request that names no operation of its document is rejected by the executor. */
function findOrNull(find: () => WrittenOperation | null): WrittenOperation | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

function toRejection({ message, path, extensions }: ExecutionError): GraphQLError {
  return new GraphQLError(message, { path: path ?? null, extensions: { ...extensions, http: FORBIDDEN_STATUS } });
}
