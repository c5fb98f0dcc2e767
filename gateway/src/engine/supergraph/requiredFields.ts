import { type GraphQLSchema, isInterfaceType, isObjectType, visit } from 'graphql';

import { joinDirectives } from './joinDirectives.ts';
import { parseFieldSet } from './parseFieldSet.ts';

/** The names of all fields that any `@requires` of a supergraph mentions. */
export function requiredFields(supergraph: GraphQLSchema): ReadonlySet<string> {
  const names = new Set<string>();
  for (const type of Object.values(supergraph.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const { astNode } of Object.values(type.getFields())) {
      for (const { requires } of joinDirectives(astNode?.directives, 'join__field')) {
        if (typeof requires === 'string')
          visit(parseFieldSet(requires), { Field: ({ name }) => void names.add(name.value) });
      }
    }
  }
  return names;
}
