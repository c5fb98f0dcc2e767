/** Names that planners give to variables of their own, and names that this gateway does. */
const RESERVED = /^(?:representations$|__|client_)/;
const CLIENT_PREFIX = 'client_';

/** Starts the names of variables that stand for values (see `externalizeLiterals`). */
export const LITERAL_PREFIX = '__literal_';

/** The name that a client's variable has in what planners get and subgraphs are sent. */
export function plannableVariable(name: string): string {
  return RESERVED.test(name) ? CLIENT_PREFIX + name : name;
}
