import {
  type DocumentNode,
  getNamedType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

import type { Planner } from './Planner.ts';
import type { PlannedSchemas } from './planSoundly.ts';

const TYPENAME = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;

/**
 * Has every object that may be of a type that clients do not see tell its type, so that it can be answered as what it is to
 * them: no value. Planners ask for types only where something that is selected depends on them.
 */
export function planTellingHiddenTypes(planner: Planner, { supergraph, api }: PlannedSchemas): Planner {
  const hiding = typesThatHide(supergraph, api);
  if (hiding.size === 0) return planner;
  return {
    plan: async (document, signal) =>
      planner.plan(print(withTypesTold(parse(document, { noLocation: true }), api, hiding)), signal),
    close: () => planner.close(),
  };
}

/** The abstract types of the API that have objects which the API does not have. */
function typesThatHide(supergraph: GraphQLSchema, api: GraphQLSchema): ReadonlySet<string> {
  const found = new Set<string>();
  for (const type of Object.values(supergraph.getTypeMap())) {
    if (!isAbstractType(type) || !api.getType(type.name)) continue;
    if (supergraph.getPossibleTypes(type).some(({ name }) => !api.getType(name))) found.add(type.name);
  }
  return found;
}

function withTypesTold(document: DocumentNode, api: GraphQLSchema, hiding: ReadonlySet<string>): DocumentNode {
  const types = new TypeInfo(api);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(field) {
        const { selectionSet } = field;
        if (!selectionSet || !hiding.has(getNamedType(types.getType())?.name ?? '')) return undefined;
        return { ...field, selectionSet: { ...selectionSet, selections: [TYPENAME, ...selectionSet.selections] } };
      },
    }),
  );
}
