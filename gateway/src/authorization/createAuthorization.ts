import { buildASTSchema, parse, print } from 'graphql';

import type { OperationFilter } from '../execution/OperationFilter.ts';
import { AuthorizationNames } from './AuthorizationNames.ts';
import { type AuthorizationOptions, createAuthorizationFilter } from './createAuthorizationFilter.ts';
import { FieldRules } from './FieldRules.ts';
import { Requirements } from './Requirements.ts';
import { withoutAuthorization } from './withoutAuthorization.ts';

export interface Authorization {
  /** The supergraph without the directives, as others take it. */
  readonly sdl: string;
  /** What enforces the directives. */
  readonly filter: OperationFilter;
}

/** Reads the authorization directives out of a supergraph; null where it has none. */
export function createAuthorization(supergraphSdl: string, options: AuthorizationOptions): Authorization | null {
  const supergraph = parse(supergraphSdl, { noLocation: true });
  const names = new AuthorizationNames(supergraph);
  if (names.isEmpty) return null;
  const schema = buildASTSchema(supergraph, { assumeValidSDL: true });
  return {
    sdl: print(withoutAuthorization(supergraph, names)),
    filter: createAuthorizationFilter(schema, new FieldRules(schema, new Requirements(names)), options),
  };
}
