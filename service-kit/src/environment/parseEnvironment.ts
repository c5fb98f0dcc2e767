import { z } from 'zod';

import { OperatorError } from '../errors/OperatorError.ts';

/** Thrown with every fault of the environment in one message, a line each. */
export class EnvironmentError extends OperatorError {
  override name = 'EnvironmentError';
}

/**
 * Reads the environment once, by a zod shape whose keys are variable names. An empty variable counts as absent. All faults
 * are reported together; values are never printed, since some are secrets.
 *
 * @throws EnvironmentError when any variable is missing or invalid.
 */
export function parseEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  source: NodeJS.ProcessEnv = process.env,
): z.output<z.ZodObject<Shape>> {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = z.object(shape).safeParse(present, { reportInput: false });
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${describe(issue, present)}`);
  throw new EnvironmentError(`The environment is not right:\n${faults.join('\n')}`);
}

function describe(issue: z.core.$ZodIssue, present: NodeJS.ProcessEnv): string {
  return present[String(issue.path[0])] === undefined ? 'is required' : issue.message;
}
