import {
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';

import type { SubgraphFetch } from '../plan/PlanNode.ts';
import type { SubgraphType } from '../supergraph/SubgraphType.ts';
import type { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';

export interface RequestedField {
  /** How many lists its value is within each other; null where its type is not known. */
  readonly lists: number | null;
  /** What is requested of the objects that its value is, or holds. */
  readonly fields: RequestedFields;
}

/** A selection set, and the type it is of, as far as that is known. */
type Selection = readonly [SelectionSetNode, SubgraphType | undefined];

interface Scope {
  readonly subgraph: string;
  readonly types: SubgraphTypes;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/**
 * The fields that a subgraph is asked for, by response keys: where its errors can be. What is below a field is looked at when it is
 * asked for, since fragments within fragments may mean more fields than there is memory for.
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
    const { definitions } = parse(document, { noLocation: true });
    const fragments = new Map<string, FragmentDefinitionNode>();
    const selections: Selection[] = [];
    for (const definition of definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
      if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
      const kind = definition.operation === OperationTypeNode.MUTATION ? 'mutation' : 'query';
      selections.push([definition.selectionSet, types.rootTypeIn(subgraph, kind)]);
    }
    return new RequestedFields(selections, { subgraph, types, fragments });
  }

  /** The field under a response key; undefined where none is requested. */
  get(responseKey: string): RequestedField | undefined {
    this.#fields ??= this.#collect();
    return this.#fields.get(responseKey);
  }

  #collect(): Map<string, RequestedField> {
    const groups = new Map<string, { lists: number | null; selections: Selection[] }>();
    for (const [field, parent] of this.#fieldsOf()) {
      const key = (field.alias ?? field.name).value;
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

  #fieldsOf(): Array<readonly [FieldNode, SubgraphType | undefined]> {
    const { subgraph, types, fragments } = this.#scope;
    const fields: Array<readonly [FieldNode, SubgraphType | undefined]> = [];
    const visited = new Set<string>();
    const collect = ([{ selections }, parent]: Selection): void => {
      for (const selection of selections) {
        if (selection.kind === Kind.FIELD) {
          fields.push([selection, parent]);
          continue;
        }
        if (selection.kind === Kind.FRAGMENT_SPREAD) {
          if (visited.has(selection.name.value)) continue;
          visited.add(selection.name.value);
        }
        const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
        if (!fragment) continue;
        const condition = fragment.typeCondition?.name.value;
        collect([fragment.selectionSet, condition === undefined ? parent : types.typeIn(subgraph, condition)]);
      }
    };
    this.#selections.forEach(collect);
    return fields;
  }

  /** How many lists a field of a type is, and of what. */
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

/** Reads the document when the first error with a path comes: most plans never see one. */
export function onceRequestedFields(fetch: SubgraphFetch, types: SubgraphTypes): () => RequestedFields {
  let requested: RequestedFields | undefined;
  return () => (requested ??= RequestedFields.of(fetch, types));
}
