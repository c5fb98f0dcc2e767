import type { PolicyEvaluator } from './PolicyEvaluator.ts';

export interface AuthorizationOptions {
  readonly evaluatePolicies: PolicyEvaluator;
  /** Whether an operation with any unauthorized field is rejected as a whole. */
  readonly rejectUnauthorized: boolean;
  /** Whether errors name the scopes and policies that a viewer lacks. */
  readonly details: boolean;
}
