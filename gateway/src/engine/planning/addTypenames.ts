import {
  type DocumentNode,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

import type { Planner } from './Planner.ts';
import type { PlannedSchemas } from './validatePlans.ts';

const TYPENAME = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;

/**
 * Selects `__typename` of every object that must not be answered as the abstract type by which it is known. Planners select it only
 * where something else that is selected depends on it.
 */
export function addTypenames(planner: Planner, { supergraph, api }: PlannedSchemas): Planner {
  const ambiguous = ambiguousTypes(supergraph, api);
  if (ambiguous.size === 0) return planner;
  return {
    plan: async (document, signal, report) =>
      planner.plan(print(withTypenames(parse(document, { noLocation: true }), api, ambiguous)), signal, report),
    close: () => planner.close(),
  };
}

/**
 * The abstract types of the API that have objects which clients do not see, and which are no value to them, or objects of which
 * a field may not be null where their interface lets it be.
 */
function ambiguousTypes(supergraph: GraphQLSchema, api: GraphQLSchema): ReadonlySet<string> {
  const found = new Set<string>();
  for (const type of Object.values(supergraph.getTypeMap())) {
    if (!isAbstractType(type) || !api.getType(type.name)) continue;
    const isAmbiguous = supergraph.getPossibleTypes(type).some(({ name }) => {
      const object = api.getType(name);
      return !isObjectType(object) || isStricterThanItsInterfaces(object);
    });
    if (isAmbiguous) found.add(type.name);
  }
  return found;
}

function isStricterThanItsInterfaces(object: GraphQLObjectType): boolean {
  const own = object.getFields();
  return object
    .getInterfaces()
    .some((type) => Object.values(type.getFields()).some((field) => nullsOf(own[field.name]!) !== nullsOf(field)));
}

/** How a type is wrapped: where in it nulls and lists may be. */
function nullsOf({ type }: { readonly type: unknown }): string {
  return String(type).replace(/\w+/, '');
}

function withTypenames(document: DocumentNode, api: GraphQLSchema, ambiguous: ReadonlySet<string>): DocumentNode {
  const types = new TypeInfo(api);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field(field) {
        const { selectionSet } = field;
        if (!selectionSet || !ambiguous.has(getNamedType(types.getType())?.name ?? '')) return undefined;
        return { ...field, selectionSet: { ...selectionSet, selections: [TYPENAME, ...selectionSet.selections] } };
      },
    }),
  );
}
