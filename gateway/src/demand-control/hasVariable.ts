import { type ValueNode, visit } from 'graphql';

/** Whether what a literal says depends on the request. */
export function hasVariable(value: ValueNode): boolean {
  let found = false;
  visit(value, { Variable: () => void (found = true) });
  return found;
}
