import { type ValueNode, visit } from 'graphql';

/** Whether a value contains a variable, and so depends on the request. */
export function hasVariable(value: ValueNode): boolean {
  let found = false;
  visit(value, { Variable: () => void (found = true) });
  return found;
}
