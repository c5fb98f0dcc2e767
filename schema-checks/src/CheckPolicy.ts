import { DEFAULT_LINT_LEVELS, type LintLevel, type LintLevels } from './lint/LintRule.ts';

/** How much worse plans may get. */
export interface PlanThresholds {
  readonly maxAddedFetches: number;
  readonly maxAddedHops: number;
}

/** What a check fails on. */
export interface CheckPolicy {
  readonly lint: LintLevels;
  /** Whether a dangerous change that concerns an operation fails the check. */
  readonly dangerousChanges: 'failure' | 'notice';
  readonly plans: PlanThresholds;
}

const DEFAULT_THRESHOLDS: PlanThresholds = { maxAddedFetches: 2, maxAddedHops: 1 };

export const DEFAULT_POLICY: CheckPolicy = {
  lint: DEFAULT_LINT_LEVELS,
  dangerousChanges: 'notice',
  plans: DEFAULT_THRESHOLDS,
};

/** Thrown for a policy that is not valid; the message names the key. */
export class CheckPolicyError extends Error {
  override name = 'CheckPolicyError';
}

const LEVELS: ReadonlySet<unknown> = new Set<LintLevel>(['ERROR', 'WARNING', 'IGNORED']);

/**
 * Reads a policy as people write it, in JSON: `{ "lint": { "INPUT_TYPE_SUFFIX": "ERROR" }, "dangerousChanges": "failure",
 * "plans": { "maxAddedFetches": 0, "maxAddedHops": 0 } }`.
 *
 * @throws CheckPolicyError
 */
export function readPolicy(text: string): CheckPolicy {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new CheckPolicyError('is not valid JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CheckPolicyError('must be an object');
  const { lint = {}, dangerousChanges = 'notice', plans = {}, ...unknown } = value as Record<string, unknown>;
  const [surplus] = Object.keys(unknown);
  if (surplus !== undefined) throw new CheckPolicyError(`has an unknown key, ${surplus}`);
  if (dangerousChanges !== 'failure' && dangerousChanges !== 'notice') {
    throw new CheckPolicyError('dangerousChanges must be "failure" or "notice"');
  }
  if (typeof lint !== 'object' || lint === null) throw new CheckPolicyError('lint must be an object');
  for (const [rule, level] of Object.entries(lint)) {
    if (!Object.hasOwn(DEFAULT_LINT_LEVELS, rule)) throw new CheckPolicyError(`lint has an unknown rule, ${rule}`);
    if (!LEVELS.has(level)) throw new CheckPolicyError(`lint.${rule} must be "ERROR", "WARNING" or "IGNORED"`);
  }
  return { lint: { ...DEFAULT_LINT_LEVELS, ...lint }, dangerousChanges, plans: readThresholds(plans) };
}

function readThresholds(plans: unknown): PlanThresholds {
  if (typeof plans !== 'object' || plans === null) throw new CheckPolicyError('plans must be an object');
  for (const [name, limit] of Object.entries(plans)) {
    if (!Object.hasOwn(DEFAULT_THRESHOLDS, name)) throw new CheckPolicyError(`plans has an unknown key, ${name}`);
    if (!Number.isSafeInteger(limit) || limit < 0) throw new CheckPolicyError(`plans.${name} must be a whole number`);
  }
  return { ...DEFAULT_THRESHOLDS, ...plans };
}
