import type { PolicyEvaluator } from './PolicyEvaluator.ts';

export interface AuthorizationOptions {
  readonly evaluatePolicies: PolicyEvaluator;
  /** Whether an operation with anything that the viewer may not see is rejected as a whole. */
  readonly rejectUnauthorized: boolean;
  /** Whether errors name the scopes and policies that a viewer lacks. */
  readonly details: boolean;
}
