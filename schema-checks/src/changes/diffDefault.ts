import { astFromValue, type GraphQLArgument, type GraphQLInputField, print } from 'graphql';

import type { UnownedChange } from './Change.ts';

type InputValue = GraphQLArgument | GraphQLInputField;

const CODES = {
  ARG: { added: 'ARG_DEFAULT_VALUE_CHANGE', changed: 'ARG_DEFAULT_VALUE_CHANGE', removed: 'ARG_DEFAULT_VALUE_CHANGE' },
  INPUT_FIELD: {
    added: 'INPUT_OBJECT_FIELD_DEFAULT_VALUE_ADDED',
    changed: 'INPUT_OBJECT_FIELD_DEFAULT_VALUE_CHANGE',
    removed: 'INPUT_OBJECT_FIELD_DEFAULT_VALUE_REMOVED',
  },
} as const;

/**
 * A changed default changes what requests mean that omit the value.
 *
 * @param requiredNow the removal of the default made a non-null value required: requests that omit it fail
 */
export function diffDefault(
  kind: keyof typeof CODES,
  what: string,
  coordinate: string,
  before: InputValue,
  after: InputValue,
  requiredNow: boolean,
): UnownedChange[] {
  const [old, now] = [printDefault(before), printDefault(after)];
  if (old === now) return [];
  const codes = CODES[kind];
  if (old === null) {
    const message = `${what} "${coordinate}" has the default ${now} now.`;
    return [{ code: codes.added, impact: 'DANGEROUS', coordinate, message }];
  }
  if (now === null) {
    const message = `${what} "${coordinate}" lost its default ${old}${requiredNow ? ' and is required now' : ''}.`;
    return [{ code: codes.removed, impact: requiredNow ? 'BREAKING' : 'DANGEROUS', coordinate, message }];
  }
  const message = `${what} "${coordinate}" changed its default from ${old} to ${now}.`;
  return [{ code: codes.changed, impact: 'DANGEROUS', coordinate, message }];
}

function printDefault({ defaultValue, type, astNode }: InputValue): string | null {
  if (astNode?.defaultValue) return print(astNode.defaultValue);
  if (defaultValue === undefined) return null;
  const node = astFromValue(defaultValue, type);
  return node ? print(node) : null;
}
