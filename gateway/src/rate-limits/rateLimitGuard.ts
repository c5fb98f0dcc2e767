import { createHash } from 'node:crypto';

import type { ErrorCode } from '@online-books/service-kit/errors/ErrorCode';
import { getArgumentValues, GraphQLError, type GraphQLSchema } from 'graphql';

import { addressKey, type Client, clientKey } from '../client/clientKey.ts';
import type { CoercedVariables, OperationGuard } from '../engine/hooks/OperationGuard.ts';
import { rootFields } from '../engine/operation/rootFields.ts';
import type { ResolvedOperation } from '../engine/operation/ResolvedOperation.ts';
import { type Buckets, type Charge, chargeOf, combine } from './Buckets.ts';
import type { FieldRule, Rate } from './RateLimitRule.ts';

export interface RateLimitOptions {
  /** Of each client; undefined for none. */
  readonly RATE_LIMIT?: Rate | undefined;
  readonly RATE_LIMITED_FIELDS: readonly FieldRule[];
  /** The cost of each selection that must be planned. */
  readonly PLANNING_COST: number;
}

/** The part of a request's context that rate limits need. */
interface ChargedContext extends Client {
  readonly cost: { readonly estimated?: number };
}

/** The minimum charge of a request. */
const LEAST_COST = 1;

/**
 * Rejects requests that exceed the client's rate limit or a field's, with 429 and `RATE_LIMITED`. A rejected request is not charged.
 *
 * @param schema the supergraph's
 */
export function rateLimitGuard(schema: GraphQLSchema, buckets: Buckets, options: RateLimitOptions): OperationGuard {
  const { RATE_LIMIT: rate, RATE_LIMITED_FIELDS: rules } = options;
  return {
    prepare(operation) {
      const fieldCharges = compileFieldCharges(operation, schema, rules);
      if (!rate && !fieldCharges) return null;
      return {
        async check({ variables, context: given, unplannedSelections }) {
          const context = given as ChargedContext;
          const planning = unplannedSelections * options.PLANNING_COST;
          const cost = Math.max(LEAST_COST, context.cost.estimated ?? 0) + planning;
          const charges = fieldCharges?.(variables, context) ?? [];
          if (rate) charges.push(chargeOf(clientKey(context), rate, cost));
          const wait = await buckets.take(combine(charges));
          if (wait > 0) throw rateLimited(wait);
        },
      };
    },
  };
}

type FieldCharges = (variables: CoercedVariables, context: Client) => Charge[];

/**
 * The charges of an operation for its root fields that have rules: one for each selection, whatever its alias. Null if there are none.
 */
function compileFieldCharges(
  operation: ResolvedOperation,
  schema: GraphQLSchema,
  rules: readonly FieldRule[],
): FieldCharges | null {
  const root = schema.getRootType(operation.operation.operation)!;
  const limited = [...rootFields(operation).values()].flatMap((node) =>
    rules.filter(({ coordinate }) => coordinate === `${root.name}.${node.name.value}`).map((rule) => ({ rule, node })),
  );
  if (limited.length === 0) return null;
  return (variables, context) =>
    limited.flatMap(({ rule, node }) => {
      const subject = subjectOf(rule, context, () =>
        getArgumentValues(root.getFields()[node.name.value]!, node, variables),
      );
      return subject === null ? [] : chargeOf(`${rule.coordinate}:${subject}`, rule.rate, 1);
    });
}

/** The combined values of a rule's keys; null if the request lacks one of the arguments. */
function subjectOf(
  { by }: FieldRule,
  context: Client,
  readArguments: () => Readonly<Record<string, unknown>>,
): string | null {
  const values = by.map((key) => {
    if (key === 'address') return addressKey(context.address);
    if (key === 'client') return clientKey(context);
    let value: unknown = readArguments();
    for (const step of key) value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[step];
    return value === undefined || value === null ? null : `${key.join('.')}:${digest(value)}`;
  });
  return values.includes(null) ? null : values.join('+');
}

/** Normalizes a value, so that a different case is the same account, and hashes it, so that Redis does not reveal it. */
function digest(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return createHash('sha256').update(text.normalize('NFKC').trim().toLowerCase()).digest('base64url');
}

/** @param wait after which a retry can succeed, in milliseconds */
export function rateLimited(wait: number): GraphQLError {
  const seconds = Math.ceil(wait / 1_000);
  return new GraphQLError(`Rate limit exceeded. Retry in ${seconds} seconds.`, {
    extensions: {
      code: 'RATE_LIMITED' satisfies ErrorCode,
      retryAfter: seconds,
      http: { status: 429, headers: new Map([['retry-after', String(seconds)]]) },
    },
  });
}
