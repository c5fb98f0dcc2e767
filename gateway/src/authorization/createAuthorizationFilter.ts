import type { ErrorCode } from '@online-books/service-kit/errors/ErrorCode';
import type { TokenViewer } from '@online-books/service-kit/identity/Viewer';
import type { GraphQLSchema } from 'graphql';

import type { OperationFilter, PreparedFilter, Withheld } from '../execution/OperationFilter.ts';
import { contextOf } from '../subgraphs/GatewayContext.ts';
import type { FieldRules } from './FieldRules.ts';
import { guardedFields } from './guardedFields.ts';
import type { PolicyEvaluator } from './PolicyEvaluator.ts';
import type { Requirement } from './Requirement.ts';

export interface AuthorizationOptions {
  readonly evaluatePolicies: PolicyEvaluator;
  /** Whether an operation with anything that the viewer may not see is refused as a whole. */
  readonly rejectUnauthorized: boolean;
}

const CODE = 'UNAUTHORIZED_FIELD_OR_TYPE' satisfies ErrorCode;
const MESSAGE = 'Unauthorized field or type';
const WITHHELD = { message: MESSAGE, extensions: { code: CODE } };
const REFUSED = { message: MESSAGE, extensions: { code: CODE, http: { status: 403 } } };

/** Outcomes of one operation that are kept. There are as many as its demands can be met in different ways, which is few. */
const MAX_OUTCOMES = 64;

/**
 * Withholds what the viewer may not see, by `@authenticated`, `@requiresScopes` and `@policy`. An operation that demands
 * nothing costs nothing; one that does, a look at its distinct demands.
 */
export function createAuthorizationFilter(
  schema: GraphQLSchema,
  rules: FieldRules,
  { evaluatePolicies, rejectUnauthorized }: AuthorizationOptions,
): OperationFilter {
  const error = rejectUnauthorized ? REFUSED : WITHHELD;
  return {
    prepare(operation): PreparedFilter | null {
      const guarded = guardedFields(operation, schema, rules);
      if (guarded.size === 0) return null;
      const requirements = [...new Set([...guarded.values()].flatMap((demands) => [...demands]))];
      const policies = namesIn(requirements, 'policy');
      const outcomes = new Map<string, Withheld | null>();

      const outcomeOf = (viewer: TokenViewer | null, granted: ReadonlySet<string>): Withheld | null => {
        const unmet = requirements.filter((requirement) => !isMet(requirement, viewer, granted));
        if (unmet.length === 0) return null;
        const key = unmet.map((requirement) => requirements.indexOf(requirement)).join();
        let outcome = outcomes.get(key);
        if (outcome === undefined) {
          const fields = [...guarded].filter(([, demands]) => unmet.some((requirement) => demands.has(requirement)));
          outcome = { fields: new Set(fields.map(([field]) => field)), error, refuses: rejectUnauthorized };
          if (outcomes.size >= MAX_OUTCOMES) outcomes.clear();
          outcomes.set(key, outcome);
        }
        return outcome;
      };

      return {
        withheldFrom(context) {
          const { viewer, cachePolicy } = contextOf(context);
          cachePolicy.makePrivate();
          const granted = policies.length > 0 ? evaluatePolicies(policies, viewer) : NONE;
          return granted instanceof Promise
            ? granted.then((names) => outcomeOf(viewer, names))
            : outcomeOf(viewer, granted);
        },
      };
    },
  };
}

const NONE: ReadonlySet<string> = new Set();

function namesIn(requirements: readonly Requirement[], kind: Requirement['kind']): readonly string[] {
  return [...new Set(requirements.flatMap((one) => (one.kind === kind && 'anyOf' in one ? one.anyOf.flat() : [])))];
}

function isMet(requirement: Requirement, viewer: TokenViewer | null, policies: ReadonlySet<string>): boolean {
  if (requirement.kind === 'authenticated') return viewer !== null;
  const names = requirement.kind === 'policy' ? policies : (viewer?.scopes ?? NONE);
  return requirement.anyOf.some((all) => all.every((name) => names.has(name)));
}
