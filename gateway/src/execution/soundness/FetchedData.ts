import type { SelectionSetNode } from 'graphql';

import { KeyRenames } from '../fetching/KeyRenames.ts';
import type { Representations } from '../fetching/Representations.ts';
import type { EntityBatch, PathStep, RequiredSelection, Rewrite } from '../plan/PlanNode.ts';
import type { SubgraphType } from '../supergraph/SubgraphType.ts';
import { checkRequiredCalls } from './checkRequiredCalls.ts';
import { type Condition, NEVER } from './Conditions.ts';
import { describeSelection } from './describeSelection.ts';
import type { SelectedField } from './DocumentChecker.ts';
import type { FetchedScope } from './FetchedScope.ts';
import { type ConditionsByName, type FetchedOfType, NOWHERE, type Place, placesBelow, presenceOf } from './Place.ts';
import { UnsoundPlanError } from './UnsoundPlanError.ts';

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

/** Entities of one type at one place. */
interface Asked {
  readonly type: string;
  /** When they are there with all that is required of them, and so asked for. */
  readonly when: Condition;
  /** What they never have, if they are there at all. */
  readonly lacking: string | undefined;
}

const NOTHING: Pick<FetchedOfType, 'when' | 'calls'> = { when: NEVER, calls: new Set() };

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

  /** With what else was fetched. */
  with(added: Place): FetchedData {
    const root = this.scope.joiner.join(this.root, added);
    return root === this.root ? this : new FetchedData(this.scope, root);
  }

  /** What a fetch of root fields adds. */
  fieldsAdded(
    fields: readonly SelectedField[],
    subgraph: string,
    rewrites: readonly Rewrite[],
    when: Condition,
  ): Place {
    const { scope } = this;
    const renames = KeyRenames.of(rewrites, scope.typeConditions);
    const onTypes = (known: SubgraphType) => scope.always(scope.typesOf(known), when);
    return describeSelection({ fields, subgraph, renames }, onTypes, scope);
  }

  /**
   * What a batch adds to the entities that are here with all that it requires.
   *
   * @throws UnsoundPlanError where entities are asked for that never are
   */
  entitiesAdded({ batch, subgraph, representations, fields }: AskedBatch, when: Condition): Place {
    const { paths, requires, outputRewrites } = batch;
    const { scope } = this;
    const renames = KeyRenames.of(outputRewrites, scope.typeConditions);
    return paths.reduce((added, path) => {
      const all: Asked[] = [];
      const addedHere = this.#addedAt(path, (place, limits) => {
        const types = representations.sentTypes().filter((type) => limits.every((limit) => limit.has(type)));
        const asked = types.map((type) => this.#asked(place, type, requires, when));
        all.push(...asked);
        for (const type of types)
          for (const set of this.#requiredBy(fields, type))
            checkRequiredCalls(place, type, { set, sent: requires }, scope);
        const on = new Map(asked.map((of) => [of.type, of.when]));
        return {
          ...describeSelection({ fields, subgraph, renames }, () => on, scope),
          told: this.#toldBy(fields, on),
        };
      });
      refuseWhatIsNeverAsked(all);
      return scope.joiner.join(added, addedHere);
    }, NOWHERE);
  }

  /**
   * The root, with nothing but what is added to the places at the end of a path.
   *
   * @param add gets each place, and what types of its objects are meant
   */
  #addedAt(path: readonly PathStep[], add: (place: Place, limits: ReadonlyArray<ReadonlySet<string>>) => Place): Place {
    const known = path.map(() => new Map<Place, Place>());
    let missing: string | undefined;
    let isReached = false;
    const addedTo = (place: Place, from: number): Place => {
      let at = from;
      const limits: Array<ReadonlySet<string>> = [];
      for (let step = path[at]; step && step.kind !== 'Key'; step = path[++at])
        if (step.kind === 'TypeCondition') limits.push(this.scope.satisfying(...step.types));
      const step = path[at];
      if (step?.kind !== 'Key') {
        isReached = true;
        return add(place, limits);
      }
      const field = place.fields.get(step.key);
      if (!field) {
        missing ??= step.key;
        return NOWHERE;
      }
      const meant = [...field].filter(([type]) => limits.every((limit) => limit.has(type)));
      const added = meant.map(([type, { below }]) => [type, { ...NOTHING, below: addedBelow(below, at) }] as const);
      return { ...NOWHERE, fields: new Map([[step.key, new Map(added)]]) };
    };
    /** To places that several types share, one place is added. */
    const addedBelow = (place: Place, at: number): Place => {
      let added = known[at]!.get(place);
      if (!added) known[at]!.set(place, (added = addedTo(place, at + 1)));
      return added;
    };
    const root = addedTo(this.root, 0);
    if (!isReached && missing !== undefined)
      throw new UnsoundPlanError(`The plan has entities at ${missing}, which is not fetched before`);
    return root;
  }

  /** What those of some fields that are asked for of a type require. */
  #requiredBy(fields: readonly SelectedField[], type: string): SelectionSetNode[] {
    return fields.flatMap(({ within, definition }) => {
      const isAsked = within.every((condition) => this.scope.typesOf(condition).includes(type));
      return isAsked && definition?.requires ? [definition.requires] : [];
    });
  }

  #asked(place: Place, type: string, requires: readonly RequiredSelection[], when: Condition): Asked {
    const { conditions } = this.scope;
    const required = [this.#requirement(place, '__typename', type), ...this.#requirements(place, requires, type)];
    const isHere = conditions.and(presenceOf(place, type, conditions), when) !== NEVER;
    let asked = when;
    for (const { when: isThere } of required) asked = conditions.and(asked, isThere ?? NEVER);
    return { type, when: asked, lacking: isHere ? required.find(({ when: isThere }) => !isThere)?.key : undefined };
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
        const places = [...placesBelow(place.fields.get(selection.key), type)];
        const nested = (places.length > 0 ? places : [NOWHERE]).map((below) =>
          this.#requirements(below, selection.selections ?? []),
        );
        return [this.#requirement(place, selection.key, type), ...this.#anyOf(nested)];
      }
      const { typeCondition } = selection;
      const applies = !typeCondition || (type && this.scope.satisfying(typeCondition).has(type));
      return applies ? this.#requirements(place, selection.selections, type) : [];
    });
  }

  /** The same requirements at any of several places. */
  #anyOf(places: ReadonlyArray<readonly Requirement[]>): Requirement[] {
    const [first = []] = places;
    return first.map(({ key }, at) => {
      const there = places.flatMap((requirements) => requirements[at]!.when ?? []);
      return { key, when: there.length > 0 ? this.scope.any(there) : undefined };
    });
  }

  #requirement({ fields }: Place, key: string, type?: string): Requirement {
    const field = fields.get(key);
    if (type !== undefined) return { key, when: field?.get(type)?.when };
    return { key, when: field && this.scope.any([...field.values()].map(({ when }) => when)) };
  }
}

/** Where a plan follows a path through objects of several types, those of some may have what it requires, and others not. */
function refuseWhatIsNeverAsked(all: readonly Asked[]): void {
  for (const { type, lacking } of all) {
    if (
      lacking !== undefined &&
      all.every((other) => other.type !== type || other.lacking !== undefined || other.when === NEVER)
    )
      throw new UnsoundPlanError(`${lacking} is required of ${type}, and not fetched before`);
  }
}
