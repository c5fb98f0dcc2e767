import type { Random } from '../Random.ts';
import type { OperationStyle } from './OperationStyle.ts';
import type { OperationVariables } from './OperationVariables.ts';

/** `@skip`, `@include` or both of a selection, by literals, by variables, and by one variable for both; often nothing. */
export function generateConditions(
  random: Random,
  variables: OperationVariables,
  { conditions, conditionVariables }: OperationStyle,
): string {
  if (!random.chance(conditions)) return '';
  const value = () => (random.chance(0.2) ? String(random.chance(0.5)) : variables.condition(conditionVariables));
  const first = value();
  const names = random.some(['skip', 'include'], 2, 2);
  if (random.chance(0.8)) return ` @${names[0]}(if: ${first})`;
  const second = random.chance(0.25) ? first : random.chance(0.4) ? 'true' : value();
  return ` @${names[0]}(if: ${first}) @${names[1]}(if: ${second})`;
}
