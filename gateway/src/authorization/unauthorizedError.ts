import type { ErrorCode } from '@online-books/service-kit/errors/ErrorCode';
import type { TokenViewer } from '@online-books/service-kit/identity/Viewer';

import { type AnyOf, conjunction, type AuthRequirement, simplify } from './AuthRequirement.ts';

/** The error of a field that the viewer may not see, without its path. */
export const UNAUTHORIZED = {
  message: 'Unauthorized field or type',
  extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' satisfies ErrorCode },
};

/** What would make a field visible: `extensions.authorization` of its error. Each list has alternatives, all of one of which are missing. */
export interface Authorization {
  readonly requires?: 'authentication';
  readonly missingScopes?: AnyOf;
  readonly missingPolicies?: AnyOf;
}

export interface Holder {
  readonly viewer: TokenViewer | null;
  /** The policies that hold for the viewer. */
  readonly granted: ReadonlySet<string>;
}

/**
 * @param unmet requirements of the field
 * @param named whether scopes and policies may be named
 */
export function explain(
  unmet: readonly AuthRequirement[],
  { viewer, granted }: Holder,
  named: boolean,
): Authorization | null {
  if (!viewer) return { requires: 'authentication' };
  if (!named) return null;
  const missingScopes = missing(unmet, 'requiresScopes', viewer.scopes);
  const missingPolicies = missing(unmet, 'policy', granted);
  return { ...(missingScopes && { missingScopes }), ...(missingPolicies && { missingPolicies }) };
}

/** More alternatives help nobody, and a few requirements of several can multiply to very many. */
const MAX_ALTERNATIVES = 32;

function missing(
  unmet: readonly AuthRequirement[],
  kind: AuthRequirement['kind'],
  held: ReadonlySet<string>,
): AnyOf | null {
  let alternatives: AnyOf | null = null;
  for (const requirement of unmet) {
    if (requirement.kind !== kind || requirement.kind === 'authenticated') continue;
    const lacking = simplify(requirement.anyOf.map((all) => all.filter((name) => !held.has(name))));
    if (!alternatives) alternatives = lacking;
    else if (alternatives.length * lacking.length <= MAX_ALTERNATIVES)
      alternatives = conjunction(alternatives, lacking);
  }
  return alternatives;
}
