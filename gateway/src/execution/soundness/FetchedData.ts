import { renamedKeys } from '../fetching/applyRewrites.ts';
import type { Representations } from '../fetching/Representations.ts';
import type { EntityBatch, PathStep, RequiredSelection, Rewrite } from '../plan/PlanNode.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';
import { namedType } from '../supergraph/namedType.ts';
import type { SubgraphType } from '../supergraph/SubgraphType.ts';
import type { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';
import type { SelectedField } from './DocumentChecker.ts';
import { UnsoundPlanError } from './UnsoundPlanError.ts';

/** A place of the data. */
export interface Place {
  /** The types that objects here may say they have. */
  readonly types: Set<string>;
  readonly fields: Map<string, FetchedField>;
}

interface FetchedField {
  /** The types of the objects that it was fetched of. */
  readonly on: Set<string>;
  readonly below: Place;
}

/**
 * What the fetches of a plan have brought so far, so that it can be told whether a further one finds what it requires: an
 * entity without that is not asked for, and its fields would be null without a word. In doubt, something is there.
 */
export class FetchedData {
  readonly root = createPlace();
  readonly #types: SubgraphTypes;
  readonly #conditions: TypeConditions;

  constructor(types: SubgraphTypes, conditions: TypeConditions) {
    this.#types = types;
    this.#conditions = conditions;
  }

  /** Adds what a fetch of root fields selects. */
  add(fields: readonly SelectedField[], subgraph: string, rewrites: readonly Rewrite[]): void {
    this.#add(this.root, fields, subgraph, renamedKeys(rewrites));
  }

  /** Adds what one batch of entities selects. */
  addEntities(
    fields: readonly SelectedField[],
    subgraph: string,
    { paths, outputRewrites }: EntityBatch,
    representations: Representations,
  ): void {
    const renamed = renamedKeys(outputRewrites);
    for (const path of paths) {
      const place = this.#placeAt(path);
      this.#add(place, fields, subgraph, renamed, this.#asked(path, representations));
      // An object of which no more was known than its interface has told its type, or is not there.
      for (const { parent, node } of fields)
        if (node.name.value === '__typename' && !parent.possibleTypes.has(parent.name)) place.types.delete(parent.name);
    }
  }

  /**
   * Checks that the entities of a batch are there with all that it requires of them.
   *
   * @throws UnsoundPlanError
   */
  check({ paths, requires }: EntityBatch, representations: Representations): void {
    for (const path of paths) {
      const place = this.#placeAt(path);
      const asked = this.#asked(path, representations).filter((type) => place.types.has(type));
      for (const type of asked) {
        this.#requireField(place, '__typename', type);
        this.#require(place, requires, type);
      }
    }
  }

  #add(
    place: Place,
    fields: readonly SelectedField[],
    subgraph: string,
    renamed: ReadonlyMap<string, string>,
    asked?: readonly string[],
  ): void {
    for (const { within, node, definition, below } of fields) {
      const key = (node.alias ?? node.name).value;
      const on = within.reduce<readonly string[]>(
        (types, type) => this.#narrowed(types, type),
        asked ?? this.#typesOf(within[0]!),
      );
      for (const name of new Set([key, renamed.get(key) ?? key])) {
        const field = fieldOf(place, name);
        for (const type of on) field.on.add(type);
        const type = definition && this.#types.typeIn(subgraph, namedType(definition.type));
        if (!type) continue;
        for (const possible of this.#typesOf(type)) field.below.types.add(possible);
        this.#add(field.below, below, subgraph, renamed);
      }
    }
  }

  #require(place: Place, selections: readonly RequiredSelection[], type?: string): void {
    for (const selection of selections) {
      if (selection.kind === 'Field') {
        const { below } = this.#requireField(place, selection.key, type);
        // Below, what is fetched of any type is taken for fetched of all.
        if (selection.selections) this.#require(below, selection.selections);
      } else {
        const { typeCondition } = selection;
        const applies = !typeCondition || (type && this.#conditions.satisfying([typeCondition]).has(type));
        if (applies) this.#require(place, selection.selections, type);
      }
    }
  }

  #requireField(place: Place, key: string, type?: string): FetchedField {
    const field = place.fields.get(key);
    if (!field || (type && !field.on.has(type)))
      throw new UnsoundPlanError(`${key} is required${type ? ` of ${type}` : ''}, and not fetched before`);
    return field;
  }

  #placeAt(path: readonly PathStep[]): Place {
    let place = this.root;
    for (const step of path) {
      if (step.kind !== 'Key') continue;
      const field = place.fields.get(step.key);
      if (!field) throw new UnsoundPlanError(`The plan has entities at ${step.key}, which is not fetched before`);
      place = field.below;
    }
    return place;
  }

  /** The types of the entities at the end of a path that are asked for. */
  #asked(path: readonly PathStep[], representations: Representations): string[] {
    const last = path.findLastIndex(({ kind }) => kind === 'Key');
    const limits = path.slice(last + 1).filter((step) => step.kind === 'TypeCondition');
    return representations
      .sentTypes()
      .filter((type) => limits.every(({ types }) => this.#conditions.satisfying(types).has(type)));
  }

  #narrowed(types: readonly string[], { name }: SubgraphType): readonly string[] {
    const satisfying = this.#conditions.satisfying([name]);
    return types.filter((type) => satisfying.has(type));
  }

  /** The types that an object may say it has where a subgraph knows it as this one. An interface object can be any. */
  #typesOf({ name, possibleTypes }: SubgraphType): readonly string[] {
    return this.#conditions.interfaces.has(name) && possibleTypes.has(name)
      ? [...this.#conditions.satisfying([name])]
      : [...possibleTypes];
  }
}

function createPlace(): Place {
  return { types: new Set(), fields: new Map() };
}

function fieldOf({ fields }: Place, key: string): FetchedField {
  let field = fields.get(key);
  if (!field) fields.set(key, (field = { on: new Set(), below: createPlace() }));
  return field;
}
