import { buildASTSchema, parse, print } from 'graphql';

import type { OperationFilter } from '../engine/hooks/OperationFilter.ts';
import { AuthorizationNames } from './AuthorizationNames.ts';
import type { AuthorizationOptions } from './AuthorizationOptions.ts';
import type { Authorizer } from './Authorizer.ts';
import { createAuthorizationFilter } from './createAuthorizationFilter.ts';
import { createAuthorizer } from './createAuthorizer.ts';
import { FieldRules } from './FieldRules.ts';
import { RequirementReader } from './RequirementReader.ts';
import { withoutAuthorization } from './withoutAuthorization.ts';

export interface Authorization {
  /** The supergraph without the directives, for Apollo's gateway and the planners. */
  readonly sdl: string;
  /** Removes from operations what the viewer may not see. */
  readonly filter: OperationFilter;
  /** Reports it, or rejects the request. */
  readonly authorize: Authorizer;
}

/** Reads the authorization directives of a supergraph; null if it has none. */
export function createAuthorization(supergraphSdl: string, options: AuthorizationOptions): Authorization | null {
  const supergraph = parse(supergraphSdl, { noLocation: true });
  const names = new AuthorizationNames(supergraph);
  if (names.isEmpty) return null;
  const schema = buildASTSchema(supergraph, { assumeValidSDL: true });
  const rules = new FieldRules(schema, new RequirementReader(names));
  return {
    sdl: print(withoutAuthorization(supergraph, names)),
    filter: createAuthorizationFilter(schema, rules, options.evaluatePolicies),
    authorize: createAuthorizer(schema, rules, options),
  };
}
