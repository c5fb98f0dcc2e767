import { createHash } from 'node:crypto';

import { getArgumentValues, type GraphQLSchema } from 'graphql';

import type { CoercedVariables } from '../engine/OperationGuard.ts';
import { rootFields } from '../engine/operation/rootFields.ts';
import type { ResolvedOperation } from '../engine/operation/toPlannable.ts';
import type { GatewayContext } from '../subgraphs/GatewayContext.ts';
import { type Charge, chargeOf } from './Buckets.ts';
import { addressKey, clientKey } from './clientKey.ts';
import type { FieldRule } from './RateLimitRule.ts';

type FieldCharges = (variables: CoercedVariables, context: GatewayContext) => Charge[];

/**
 * The charges of an operation for its root fields that have rules: one for each selection, whatever its alias. Null if there are none.
 */
export function compileFieldCharges(
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
  context: GatewayContext,
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
