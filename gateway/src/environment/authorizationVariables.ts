import { flag } from '@online-books/service-kit/environment/commonVariables';
import { z } from 'zod';

/** How `@authenticated`, `@requiresScopes` and `@policy` are enforced. */
export const authorizationVariables = {
  /** Whether an operation with any field that the viewer may not see is refused as a whole, rather than answered without it. */
  REJECT_UNAUTHORIZED: flag.default(false),
  /** Whether errors name the scopes and policies that a viewer lacks. */
  AUTHORIZATION_DETAILS: flag.default(true),
  /** The claim of access tokens that names the policies which hold for the viewer. */
  POLICY_CLAIM: z.string().default('policies'),
};
