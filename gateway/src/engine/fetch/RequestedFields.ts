import { type FieldNode, Kind, OperationTypeNode, type TypeNode } from 'graphql';

import { collectFields, responseKey, type TypedSelectionSet } from '../operation/collectFields.ts';
import { resolveOperation } from '../operation/resolveOperation.ts';
import type { Fragments } from '../operation/ResolvedOperation.ts';
import type { SubgraphFetch } from '../plan/PlanNode.ts';
import type { SubgraphType } from '../supergraph/SubgraphType.ts';
import type { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';

export interface RequestedField {
  /** How many nested lists its value is; null where its type is not known. */
  readonly lists: number | null;
  /** The fields of the objects in its value. */
  readonly fields: RequestedFields;
}

type Selection = TypedSelectionSet<SubgraphType | undefined>;

interface Scope {
  readonly subgraph: string;
  readonly types: SubgraphTypes;
  readonly fragments: Fragments;
}

/**
 * The fields that a subgraph request selects, by response keys: errors can be at these. The fields below a field are collected on
 * demand, since nested fragments can expand to more fields than fit into memory.
 */
export class RequestedFields {
  readonly #selections: readonly Selection[];
  readonly #scope: Scope;
  #fields: Map<string, RequestedField> | undefined;

  private constructor(selections: readonly Selection[], scope: Scope) {
    this.#selections = selections;
    this.#scope = scope;
  }

  /** The root fields of a fetch. */
  static of({ document, subgraph }: SubgraphFetch, types: SubgraphTypes): RequestedFields {
    const { operation, fragments } = resolveOperation(document.ast);
    const kind = operation.operation === OperationTypeNode.MUTATION ? 'mutation' : 'query';
    const root = [operation.selectionSet, types.rootTypeIn(subgraph, kind)] as const;
    return new RequestedFields([root], { subgraph, types, fragments });
  }

  /** The field under a response key; undefined where none is requested. */
  get(responseKey: string): RequestedField | undefined {
    this.#fields ??= this.#collect();
    return this.#fields.get(responseKey);
  }

  #collect(): Map<string, RequestedField> {
    const groups = new Map<string, { lists: number | null; selections: Selection[] }>();
    for (const [field, parent] of this.#fieldsOf()) {
      const key = responseKey(field);
      const [lists, type] = this.#typeOf(field.name.value, parent);
      let group = groups.get(key);
      if (!group) groups.set(key, (group = { lists, selections: [] }));
      // All fields of one response key are lists of the same depth (GraphQL specification, SameResponseShape).
      group.lists ??= lists;
      if (field.selectionSet) group.selections.push([field.selectionSet, type]);
    }
    const toField = ({ lists, selections }: { lists: number | null; selections: Selection[] }) => ({
      lists,
      fields: new RequestedFields(selections, this.#scope),
    });
    return new Map([...groups].map(([key, group]) => [key, toField(group)]));
  }

  #fieldsOf(): ReadonlyArray<readonly [FieldNode, SubgraphType | undefined]> {
    const { subgraph, types, fragments } = this.#scope;
    return collectFields(this.#selections, fragments, ({ typeCondition }, parent) =>
      typeCondition ? types.typeIn(subgraph, typeCondition.name.value) : parent,
    );
  }

  /** How many nested lists a field's value is, and the type of their items. */
  #typeOf(name: string, parent: SubgraphType | undefined): readonly [number | null, SubgraphType | undefined] {
    // Apollo Federation subgraph specification: `_entities(representations: [_Any!]!): [_Entity]!`.
    if (name === '_entities') return [1, undefined];
    if (name === '__typename') return [0, undefined];
    const field = parent?.fields.get(name);
    if (!field) return [null, undefined];
    const { subgraph, types } = this.#scope;
    let lists = 0;
    let type: TypeNode = field.type;
    while (type.kind !== Kind.NAMED_TYPE) {
      if (type.kind === Kind.LIST_TYPE) lists += 1;
      type = type.type;
    }
    return [lists, types.typeIn(subgraph, type.name.value)];
  }
}

/** Reads the document at the first error with a path: most plans never see one. */
export function onceRequestedFields(fetch: SubgraphFetch, types: SubgraphTypes): () => RequestedFields {
  let requested: RequestedFields | undefined;
  return () => (requested ??= RequestedFields.of(fetch, types));
}
