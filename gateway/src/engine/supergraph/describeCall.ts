import { type FieldNode, getArgumentValues, type GraphQLField, Kind, print, visit } from 'graphql';

/** A field's name and the values of its arguments, defaults included; a call with variables is described as it is written. */
export function describeCall(field: GraphQLField<unknown, unknown>, node: FieldNode): string {
  const { name, arguments: written = [] } = node;
  const text = print({ kind: Kind.FIELD, name, arguments: written });
  if (hasVariables(node)) return text;
  try {
    return `${name.value} ${JSON.stringify(getArgumentValues(field, node), inOneOrder)}`;
  } catch {
    // An invalid value, which the subgraph will reject.
    return text;
  }
}

function hasVariables({ arguments: args = [] }: FieldNode): boolean {
  let has = false;
  for (const arg of args) visit(arg, { Variable: () => void (has = true) });
  return has;
}

/** The keys of an object in a custom scalar have no order. */
function inOneOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
