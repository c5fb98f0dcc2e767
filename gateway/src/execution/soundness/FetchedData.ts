import type { SelectionSetNode } from 'graphql';

import { KeyRenames } from '../fetching/KeyRenames.ts';
import type { Representations } from '../fetching/Representations.ts';
import type { EntityBatch, PathStep, RequiredSelection, Rewrite } from '../plan/PlanNode.ts';
import type { TypeConditions } from '../plan/TypeConditions.ts';
import { namedType } from '../supergraph/namedType.ts';
import type { SubgraphType } from '../supergraph/SubgraphType.ts';
import type { SubgraphTypes } from '../supergraph/SubgraphTypes.ts';
import { checkRequiredCalls } from './checkRequiredCalls.ts';
import { type Condition, type Conditions, NEVER } from './Conditions.ts';
import type { SelectedField } from './DocumentChecker.ts';
import {
  type ConditionsByName,
  type FetchedField,
  join,
  joinFields,
  NOWHERE,
  type Place,
  presenceOf,
} from './Place.ts';
import { UnsoundPlanError } from './UnsoundPlanError.ts';

/** What all that a plan fetches is described with. */
export interface FetchedScope {
  readonly types: SubgraphTypes;
  readonly typeConditions: TypeConditions;
  readonly conditions: Conditions;
}

/** The entities that one batch asks for. */
export interface AskedBatch {
  readonly batch: EntityBatch;
  readonly subgraph: string;
  readonly representations: Representations;
  /** What is selected of them. */
  readonly fields: readonly SelectedField[];
}

/** Something that is required of an entity, and when it is there; undefined where it was not fetched. */
interface Requirement {
  readonly key: string;
  readonly when: Condition | undefined;
}

/**
 * What fetches of a plan have brought, and when, so that it can be told whether a further one finds what it requires: an entity
 * without that is not asked for, and its fields would be null without a word. In doubt, something is there.
 */
export class FetchedData {
  readonly root: Place;
  readonly scope: FetchedScope;

  constructor(scope: FetchedScope, root = NOWHERE) {
    this.scope = scope;
    this.root = root;
  }

  /** With what was fetched beside it. */
  with(...others: readonly FetchedData[]): FetchedData {
    const root = others.reduce((place, other) => join(place, other.root, this.scope.conditions), this.root);
    return root === this.root ? this : new FetchedData(this.scope, root);
  }

  /** With what a fetch of root fields selects. */
  withFields(
    fields: readonly SelectedField[],
    subgraph: string,
    rewrites: readonly Rewrite[],
    when: Condition,
  ): FetchedData {
    const on = (type: SubgraphType) => this.#always(this.#typesOf(type), when);
    const renames = KeyRenames.of(rewrites, this.scope.typeConditions);
    const added = this.#placeOf(fields, subgraph, renames, on);
    return this.with(new FetchedData(this.scope, added));
  }

  /**
   * With what a batch of entities selects of those that are here with all that it requires.
   *
   * @throws UnsoundPlanError where entities are asked for that never are
   */
  withEntities({ batch, subgraph, representations, fields }: AskedBatch, when: Condition): FetchedData {
    const { paths, requires, outputRewrites } = batch;
    const renames = KeyRenames.of(outputRewrites, this.scope.typeConditions);
    const added = paths.map((path) => {
      const place = this.#placeAt(path);
      const asked = new Map<string, Condition>();
      for (const type of this.#asked(path, representations)) {
        asked.set(type, this.#whenAskedFor(place, type, requires, when));
        for (const set of this.#requiredBy(fields, type))
          checkRequiredCalls(place, type, { set, sent: requires }, this.scope);
      }
      const entities = { ...this.#placeOf(fields, subgraph, renames, () => asked), told: this.#toldBy(fields, asked) };
      return new FetchedData(this.scope, at(path, entities));
    });
    return this.with(...added);
  }

  /** What those of some fields that are asked for of a type require. */
  #requiredBy(fields: readonly SelectedField[], type: string): SelectionSetNode[] {
    return fields.flatMap(({ within, definition }) => {
      const isAsked = within.every((condition) => this.#typesOf(condition).includes(type));
      return isAsked && definition?.requires ? [definition.requires] : [];
    });
  }

  /** When entities of a type have what is required of them. */
  #whenAskedFor(place: Place, type: string, requires: readonly RequiredSelection[], when: Condition): Condition {
    const { conditions } = this.scope;
    const required = [this.#requirement(place, '__typename', type), ...this.#requirements(place, requires, type)];
    const isHere = conditions.and(presenceOf(place, type, conditions), when) !== NEVER;
    let asked = when;
    for (const { key, when: isThere } of required) {
      if (isHere && isThere === undefined)
        throw new UnsoundPlanError(`${key} is required of ${type}, and not fetched before`);
      asked = conditions.and(asked, isThere ?? NEVER);
    }
    return asked;
  }

  /** An object of which no more was known than its interface has told its type, or is not there. */
  #toldBy(fields: readonly SelectedField[], asked: ConditionsByName): ConditionsByName {
    const { conditions } = this.scope;
    const told = new Map<string, Condition>();
    for (const { parent, node, directives } of fields) {
      if (node.name.value !== '__typename' || parent.possibleTypes.has(parent.name)) continue;
      const when = conditions.and(asked.get(parent.name) ?? NEVER, conditions.letIn(directives));
      told.set(parent.name, conditions.or(told.get(parent.name) ?? NEVER, when));
    }
    return told;
  }

  /** @param type where it is known; what is fetched of any type is taken for fetched of all else */
  #requirements(place: Place, selections: readonly RequiredSelection[], type?: string): Requirement[] {
    return selections.flatMap((selection) => {
      if (selection.kind === 'Field') {
        const below = place.fields.get(selection.key)?.below ?? NOWHERE;
        const nested = this.#requirements(below, selection.selections ?? []);
        return [this.#requirement(place, selection.key, type), ...nested];
      }
      const { typeCondition } = selection;
      const applies = !typeCondition || (type && this.#satisfying(typeCondition).has(type));
      return applies ? this.#requirements(place, selection.selections, type) : [];
    });
  }

  #requirement({ fields }: Place, key: string, type?: string): Requirement {
    const on = fields.get(key)?.on;
    return { key, when: type === undefined ? on && this.#any(on.values()) : on?.get(type) };
  }

  /** @param onTypes the types of the objects that are known as one, and when something is fetched of them */
  #placeOf(
    selected: readonly SelectedField[],
    subgraph: string,
    renames: KeyRenames,
    onTypes: (known: SubgraphType) => ConditionsByName,
  ): Place {
    const { conditions, types } = this.scope;
    const fields = new Map<string, FetchedField>();
    for (const { within, node, directives, definition, below } of selected) {
      const when = conditions.letIn(directives);
      const on = new Map<string, Condition>();
      const calls = new Map<string, ReadonlySet<string>>();
      for (const [type, fetched] of within.reduce((some, type) => this.#narrowed(some, type), onTypes(within[0]!))) {
        on.set(type, conditions.and(fetched, when));
        const call = types.callOf(type, node);
        if (call !== undefined) calls.set(type, new Set([call]));
      }
      const type = definition && types.typeIn(subgraph, namedType(definition.type));
      const any = this.#any(on.values());
      const key = (node.alias ?? node.name).value;
      const { names, rest } = renames.ofTypes(key, on.keys());
      const inner = type && {
        ...this.#placeOf(below, subgraph, rest, (known) => this.#always(this.#typesOf(known), any)),
        types: this.#always(this.#typesOf(type), any),
      };
      for (const [name, named] of names) {
        const field = { on: only(on, named), calls: only(calls, named), below: inner ?? NOWHERE };
        const known = fields.get(name);
        fields.set(name, known ? joinFields(known, field, conditions) : field);
      }
    }
    return { ...NOWHERE, fields };
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
      .filter((type) => limits.every(({ types }) => this.#satisfying(...types).has(type)));
  }

  #any(whens: Iterable<Condition>): Condition {
    let any: Condition = NEVER;
    for (const when of whens) any = this.scope.conditions.or(any, when);
    return any;
  }

  #always(names: readonly string[], when: Condition): ConditionsByName {
    return new Map(names.map((name) => [name, when]));
  }

  #narrowed(types: ConditionsByName, { name }: SubgraphType): ConditionsByName {
    const satisfying = this.#satisfying(name);
    return new Map([...types].filter(([type]) => satisfying.has(type)));
  }

  /** The types that an object may say it has where a subgraph knows it as this one. An interface object can be any. */
  #typesOf({ name, possibleTypes }: SubgraphType): readonly string[] {
    return this.scope.typeConditions.interfaces.has(name) && possibleTypes.has(name)
      ? [...this.#satisfying(name)]
      : [...possibleTypes];
  }

  #satisfying(...names: readonly string[]): ReadonlySet<string> {
    return this.scope.typeConditions.satisfying(names);
  }
}

function only<Value>(all: ReadonlyMap<string, Value>, keys: ReadonlySet<string>): ReadonlyMap<string, Value> {
  return new Map([...all].filter(([key]) => keys.has(key)));
}

/** The root, where all that is known is what is at a path. */
function at(path: readonly PathStep[], place: Place): Place {
  return path.reduceRight<Place>(
    (below, step) =>
      step.kind === 'Key'
        ? { ...NOWHERE, fields: new Map([[step.key, { on: new Map(), calls: new Map(), below }]]) }
        : below,
    place,
  );
}
