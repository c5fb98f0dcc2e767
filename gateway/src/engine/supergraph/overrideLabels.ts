import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';

import { joinDirectives } from './joinDirectives.ts';

/** The labels of a supergraph under which subgraphs take fields over from others (`@override` with `label`). */
export function overrideLabels(supergraph: GraphQLSchema): string[] {
  const labels = new Set<string>();
  for (const type of Object.values(supergraph.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const { astNode } of Object.values(type.getFields()))
      for (const { overrideLabel } of joinDirectives(astNode?.directives, 'join__field'))
        if (typeof overrideLabel === 'string') labels.add(overrideLabel);
  }
  return [...labels].toSorted();
}
