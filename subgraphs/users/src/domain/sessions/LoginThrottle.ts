import type { Backoff, BackoffPolicy } from './Backoff.ts';

/** Failed logins that are counted together. */
export interface LoginBudget {
  readonly key: string;
  readonly policy: BackoffPolicy;
}

/** What an attempt is counted in. */
export interface LoginBudgets {
  /** Of its source at its account. A success clears it. */
  readonly own: LoginBudget;
  /** Of others as well. A success takes back what its attempt has added, and nothing more. */
  readonly shared: readonly LoginBudget[];
}

/** A budget before and after an attempt was counted in it. */
export interface CountedBudget {
  readonly key: string;
  readonly before: Backoff | null;
  readonly after: Backoff;
}

/** What came of counting an attempt. */
export type Attempt =
  | { readonly kind: 'counted'; readonly own: string; readonly shared: readonly CountedBudget[] }
  /** Nothing was counted: it is too early for another attempt. */
  | { readonly kind: 'delayed'; readonly until: Date };

/** Counts login attempts, for all replicas together. */
export interface LoginThrottle {
  /**
   * Counts an attempt as failed, in all of the budgets or in none. Attempts at the same time are counted one after the other.
   */
  count(budgets: LoginBudgets, now: Date): Promise<Attempt>;
  /** Takes an attempt back that has succeeded. */
  forgive(attempt: Attempt & { readonly kind: 'counted' }): Promise<void>;
}
