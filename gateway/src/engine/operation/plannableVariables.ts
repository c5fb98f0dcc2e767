import { plannableVariable } from './plannableVariable.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Variables under the names that the subgraphs' documents have for them. */
export function plannableVariables(variables: Variables): Variables {
  for (const name in variables) if (plannableVariable(name) !== name) return renamed(variables);
  return variables;
}

function renamed(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [plannableVariable(name), value]));
}
