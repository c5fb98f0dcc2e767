import { type ArgumentPath, badUserInput } from '../errors/requestErrors.ts';

/**
 * An integer argument between `min` and `max`, both included.
 *
 * @param value null where a client says so, though the argument has a default
 * @throws BAD_USER_INPUT with the argument's path when it lies outside, or is null.
 */
export function boundedInteger(
  value: number | null | undefined,
  min: number,
  max: number,
  argumentPath: ArgumentPath,
): number {
  if (typeof value === 'number' && value >= min && value <= max) return value;
  throw badUserInput(`${argumentPath.join('.')} must be between ${min} and ${max}.`, argumentPath);
}
