import { Kind, type SelectionSetNode } from 'graphql';

import type { EntityBatch, RequiredSelection } from '../plan/PlanNode.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';
import type { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';

/** What is sent for the entities of one runtime type. */
interface Sent {
  /** The type's name in the request: interface objects have their interface's name. */
  readonly typename: string;
  readonly fields: readonly RequiredField[];
}

type RequiredField = Extract<RequiredSelection, { kind: 'Field' }>;
type Batch = Pick<EntityBatch, 'requires' | 'inputRewrites'>;

/**
 * The fields of a batch's representations, by runtime type. A planner that fetches only some implementations of an interface may
 * list required fields for all; the batch does not fetch those without a key that the subgraph knows.
 */
export class Representations {
  readonly #sent = new Map<string, Sent>();
  readonly #conditions: TypeConditions;

  constructor(batch: Batch, subgraph: string, types: SubgraphTypes, conditions: TypeConditions) {
    this.#conditions = conditions;
    for (const runtimeType of this.#runtimeTypes(batch)) {
      const fields = this.#fieldsFor(runtimeType, batch.requires);
      const typename = this.#sentAs(runtimeType, batch);
      const keys = types.typeIn(subgraph, typename)?.keys ?? [];
      if (keys.some((key) => holds(fields, key))) this.#sent.set(runtimeType, { typename, fields });
    }
  }

  /** Whether entities of a runtime type are fetched. */
  isSent(runtimeType: string): boolean {
    return this.#sent.has(runtimeType);
  }

  /** The runtime types whose entities are fetched. */
  sentTypes(): string[] {
    return [...this.#sent.keys()];
  }

  get isEmpty(): boolean {
    return this.#sent.size === 0;
  }

  /** Whether all representations of objects that may be of a subgraph's type have the fields of a field set. */
  hold(typename: string, set: SelectionSetNode): boolean {
    const mayBe = (one: string, other: string) => this.#conditions.satisfying([one]).has(other);
    return [...this.#sent.values()]
      .filter((sent) => mayBe(typename, sent.typename) || mayBe(sent.typename, typename))
      .every(({ fields }) => holds(fields, set));
  }

  #runtimeTypes({ requires }: Batch): Set<string> {
    const conditions = requires.flatMap((selection) =>
      selection.kind === 'InlineFragment' && selection.typeCondition ? [selection.typeCondition] : [],
    );
    return new Set(conditions.flatMap((condition) => [...this.#conditions.satisfying([condition])]));
  }

  #fieldsFor(runtimeType: string, selections: readonly RequiredSelection[]): RequiredField[] {
    return selections.flatMap((selection): RequiredField[] => {
      if (selection.kind === 'Field') return [selection];
      const { typeCondition } = selection;
      const applies = !typeCondition || this.#conditions.satisfying([typeCondition]).has(runtimeType);
      return applies ? this.#fieldsFor(runtimeType, selection.selections) : [];
    });
  }

  #sentAs(runtimeType: string, { inputRewrites }: Batch): string {
    let typename = runtimeType;
    for (const rewrite of inputRewrites) {
      if (rewrite.kind !== 'SetValue' || rewrite.key !== '__typename') continue;
      const applies = rewrite.path.every(
        (step) => step.kind === 'TypeCondition' && this.#conditions.satisfying(step.types).has(typename),
      );
      if (applies) typename = String(rewrite.value);
    }
    return typename;
  }
}

/** Whether selections have all fields of a field set. Type conditions below an entity are not checked. */
function holds(selections: readonly RequiredSelection[], set: SelectionSetNode): boolean {
  const fields = flatten(selections);
  return set.selections.every((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return true;
    if (selection.kind === Kind.INLINE_FRAGMENT) return holds(fields, selection.selectionSet);
    if (selection.name.value === '__typename') return true;
    const same = fields.filter(({ name }) => name === selection.name.value);
    if (same.length === 0 || !selection.selectionSet) return same.length > 0;
    const below = same.flatMap(({ selections: inner = [] }) => inner);
    return holds(below, selection.selectionSet);
  });
}

function flatten(selections: readonly RequiredSelection[]): RequiredField[] {
  return selections.flatMap((selection) => (selection.kind === 'Field' ? [selection] : flatten(selection.selections)));
}
