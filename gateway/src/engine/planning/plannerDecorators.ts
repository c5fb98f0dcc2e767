import {
  type DocumentNode,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

import { expandFragments } from '../operation/expandFragments.ts';
import { PlanValidator } from '../plan-validation/PlanValidator.ts';
import { GraphQLDocument } from '../plan/GraphQLDocument.ts';
import type { PlannedSchemas, Planner } from './Planner.ts';

/** Rejects the plans of a planner that subgraphs cannot execute, or that do not answer the operation. */
export function validatePlans(planner: Planner, schemas: PlannedSchemas): Planner {
  const validator = new PlanValidator(schemas);
  return {
    async plan(document, signal, report) {
      const plan = await planner.plan(document, signal, report);
      validator.validate(plan, document.ast);
      return plan;
    },
    close: () => planner.close(),
  };
}

/**
 * Plans operations in a simpler form. Planners reject some operations with type conditions within others, and plan the same
 * operations where the conditions name object types only.
 */
export function expandAbstractTypes(planner: Planner, api: GraphQLSchema): Planner {
  return mapDocuments(planner, (document) => expandFragments(document, api));
}

/**
 * Selects `__typename` of every object that must not be returned as the abstract type by which it is known. Planners select it only
 * where another selection depends on it.
 */
export function addTypenames(planner: Planner, { supergraph, api }: PlannedSchemas): Planner {
  const ambiguous = ambiguousTypes(supergraph, api);
  return ambiguous.size === 0 ? planner : mapDocuments(planner, (document) => withTypenames(document, api, ambiguous));
}

function mapDocuments(planner: Planner, map: (document: DocumentNode) => DocumentNode): Planner {
  return {
    plan: async ({ ast }, signal, report) => planner.plan(GraphQLDocument.ofAst(map(ast)), signal, report),
    close: () => planner.close(),
  };
}

/**
 * The abstract types of the API with objects that clients do not see, or that have a non-null field which is nullable in the
 * interface.
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
    .some((type) =>
      Object.values(type.getFields()).some((field) => wrappersOf(own[field.name]!) !== wrappersOf(field)),
    );
}

/** The lists and non-nulls of a type. */
function wrappersOf({ type }: { readonly type: unknown }): string {
  return String(type).replace(/\w+/, '');
}

const TYPENAME = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;

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
