import { type ArgumentPath, badUserInput } from '../errors/requestErrors.ts';

/**
 * An integer argument between `min` and `max`, both included.
 *
 * @throws BAD_USER_INPUT with the argument's path when it lies outside.
 */
export function boundedInteger(value: number, min: number, max: number, argumentPath: ArgumentPath): number {
  if (value >= min && value <= max) return value;
  throw badUserInput(`${argumentPath.join('.')} must be between ${min} and ${max}.`, argumentPath);
}
