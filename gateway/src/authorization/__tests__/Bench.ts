import type { TokenViewer } from '@online-books/service-kit/identity/Viewer';
import { buildSchema, parse, print, validate } from 'graphql';

import { CachePolicy } from '../../caching/CachePolicy.ts';
import { settleConditions } from '../../engine/operation/settleConditions.ts';
import { resolveOperation } from '../../engine/operation/resolveOperation.ts';
import { fieldPaths } from '../../engine/operation/fieldPaths.ts';
import { withoutFields } from '../../engine/operation/withoutFields.ts';
import { createAuthorization } from '../createAuthorization.ts';
import { policiesOfClaim } from '../PolicyEvaluator.ts';

export const LINKS = `
  schema
    @link(url: "https://specs.apollo.dev/link/v1.0")
    @link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)
    @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", for: SECURITY)
    @link(url: "https://specs.apollo.dev/policy/v0.1", for: SECURITY)
  { query: Query mutation: Mutation }
  directive @link(url: String, as: String, for: String, import: [String]) repeatable on SCHEMA
  directive @authenticated on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
  directive @requiresScopes(scopes: [[requiresScopes__Scope!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
  directive @policy(policies: [[policy__Policy!]!]!) on FIELD_DEFINITION | OBJECT | INTERFACE | SCALAR | ENUM
  directive @join__field(graph: String, requires: String) repeatable on FIELD_DEFINITION
  scalar requiresScopes__Scope
  scalar policy__Policy
`;

/** A viewer by scopes and policies; null is anonymous. */
export function viewer({ scope = [], policies = [] }: { scope?: string[]; policies?: string[] } = {}): TokenViewer {
  return { id: 'ann', issuer: 'issuer', scopes: new Set(scope), claims: { policies }, expiresAt: Infinity };
}

export interface Decision {
  /** What is left of the operation, in one line. */
  readonly left: string;
  readonly paths: readonly string[];
}

/** Decides on operations over a supergraph, as the gateway does before it plans. */
export function createBench(types: string, links = LINKS) {
  const supergraph = `${links} ${types}`;
  const { filter, sdl } = createAuthorization(supergraph, {
    evaluatePolicies: policiesOfClaim('policies'),
    rejectUnauthorized: false,
    details: true,
  })!;
  const schema = buildSchema(sdl, { assumeValidSDL: true });

  function decide(query: string, who: TokenViewer | null, values: Record<string, boolean> = {}): Decision {
    const document = parse(query, { noLocation: true });
    const invalid = validate(schema, document);
    if (invalid[0]) throw invalid[0];
    const single = settleConditions(resolveOperation(document), new Map(Object.entries(values)));
    const context = { viewer: who, cachePolicy: new CachePolicy() };
    const removed = filter.prepare(single)?.removedFields(context) ?? null;
    if (removed instanceof Promise) throw new Error('A claim is looked at at once.');
    const { operation } = withoutFields(single, removed?.fields ?? new Set());
    const definitions = [operation.operation, ...Object.values(operation.fragments)];
    const isEmpty = operation.operation.selectionSet.selections.length === 0;
    const left = isEmpty ? '' : definitions.map(print).join(' ').replaceAll(/\s+/g, ' ');
    if (left) for (const fault of validate(schema, parse(left))) throw fault;
    return { left, paths: fieldPaths(single, removed?.fields ?? new Set(), 100).map(({ path }) => path.join('.')) };
  }
  return { decide, sdl };
}
