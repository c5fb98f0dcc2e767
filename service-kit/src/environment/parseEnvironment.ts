import { z } from 'zod';

import { OperatorError } from '../errors/OperatorError.ts';

/** Thrown with every fault of the environment in one message, a line each. */
export class EnvironmentError extends OperatorError {
  override name = 'EnvironmentError';
}

export interface ParseOptions {
  /** Variables that mean something only together: all of a group, or none. */
  readonly groups?: ReadonlyArray<readonly string[]>;
  /** What else is wrong with variables that are set, a line each. */
  readonly faultsOf?: (present: NodeJS.ProcessEnv) => readonly string[];
  readonly source?: NodeJS.ProcessEnv;
}

/**
 * Reads the environment once, by a zod shape whose keys are variable names. An empty variable counts as absent. All faults
 * are reported together; values are never printed, since some are secrets.
 *
 * @throws EnvironmentError when any variable is missing or invalid.
 */
export function parseEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  { groups = [], faultsOf = () => [], source = process.env }: ParseOptions = {},
): z.output<z.ZodObject<Shape>> {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = z.object(shape).safeParse(present, { reportInput: false });
  const issues = result.success ? [] : result.error.issues;
  const faults = [
    ...issues.map((issue) => `  ${issue.path.join('.')}: ${describe(issue, present)}`),
    ...groups.flatMap((group) => missingOf(group, present)),
    ...faultsOf(present).map((fault) => `  ${fault}`),
  ];
  if (result.success && faults.length === 0) return result.data;
  throw new EnvironmentError(`The environment is not right:\n${faults.join('\n')}`);
}

function missingOf(group: readonly string[], present: NodeJS.ProcessEnv): string[] {
  const given = group.find((name) => present[name] !== undefined);
  if (given === undefined) return [];
  return group.filter((name) => present[name] === undefined).map((name) => `  ${name}: is required beside ${given}`);
}

function describe(issue: z.core.$ZodIssue, present: NodeJS.ProcessEnv): string {
  return present[String(issue.path[0])] === undefined ? 'is required' : issue.message;
}
