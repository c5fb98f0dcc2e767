import type { SelectionSetNode } from 'graphql';

import { KeyRenames } from '../fetch/KeyRenames.ts';
import type { Representations } from '../fetch/Representations.ts';
import type { EntityBatch, FetchNode, PathStep, RequiredSelection } from '../plan/PlanNode.ts';
import { checkRequiredCalls } from './checkRequiredCalls.ts';
import { type DataShape, EMPTY, type FetchedOfType, mayHold, shapesBelow } from './DataShapes.ts';
import type { SelectedField } from './DocumentChecker.ts';
import { describeSelection, type FetchedScope } from './FetchedScope.ts';
import { InvalidPlanError } from './InvalidPlanError.ts';

/** The entities that one batch fetches. */
export interface FetchedBatch {
  readonly batch: EntityBatch;
  readonly subgraph: string;
  readonly representations: Representations;
  /** What is selected of them. */
  readonly fields: readonly SelectedField[];
}

/** Entities of one runtime type at one position. */
interface Candidates {
  readonly type: string;
  /** Whether all that representations need of them was fetched, so that they are sent. */
  readonly areSent: boolean;
  /** What was not fetched of them, if any may be there at all. */
  readonly lacking: string | undefined;
}

const NOTHING: Pick<FetchedOfType, 'calls' | 'applied'> = { calls: new Set(), applied: new Set() };

/**
 * What fetches of a plan have brought, so that a check can say whether a further one finds what its representations need: an
 * entity without that is not sent, and its fields would be null with no error. When unsure, assume the data is present.
 */
export class FetchedData {
  readonly root: DataShape;
  readonly scope: FetchedScope;

  constructor(scope: FetchedScope, root = EMPTY) {
    this.scope = scope;
    this.root = root;
  }

  /** With what else was fetched. */
  with(added: DataShape): FetchedData {
    const root = this.scope.shapes.merge(this.root, added);
    return root === this.root ? this : new FetchedData(this.scope, root);
  }

  /** What a fetch of root fields adds. */
  fieldsAdded(fields: readonly SelectedField[], { subgraph, path = [], outputRewrites }: FetchNode): DataShape {
    const { scope } = this;
    const renames = KeyRenames.of(outputRewrites, scope.typeConditions);
    return this.addedAt(path, () =>
      describeSelection({ fields, subgraph, renames }, (known) => scope.typesOf(known), scope),
    );
  }

  /**
   * What a batch adds to the entities that are here with all that it requires.
   *
   * @throws InvalidPlanError where no entity ever has what the batch requires
   */
  entitiesAdded({ batch, subgraph, representations, fields }: FetchedBatch): DataShape {
    const { paths, requires, outputRewrites } = batch;
    const { scope } = this;
    const renames = KeyRenames.of(outputRewrites, scope.typeConditions);
    return paths.reduce((added, path) => {
      const all: Candidates[] = [];
      const addedHere = this.addedAt(path, (shape, limits) => {
        const types = representations.sentTypes().filter((type) => limits.every((limit) => limit.has(type)));
        const candidates = types.map((type) => this.#candidates(shape, type, requires));
        all.push(...candidates);
        for (const type of types)
          for (const set of this.#requiredBy(fields, type))
            checkRequiredCalls(shape, type, { set, sent: requires }, scope);
        const sent = new Set(candidates.filter(({ areSent }) => areSent).map(({ type }) => type));
        return scope.shapes.intern({
          ...describeSelection({ fields, subgraph, renames }, () => sent, scope),
          resolved: resolvedBy(fields, sent),
        });
      });
      rejectEntitiesNeverSent(all);
      return scope.shapes.merge(added, addedHere);
    }, EMPTY);
  }

  /**
   * The root, with nothing but what is added to the objects at the end of a path.
   *
   * @param add gets what is there before, and the type conditions that the path ends with
   * @throws InvalidPlanError where no fetch has brought objects at the path
   */
  addedAt(
    path: readonly PathStep[],
    add: (shape: DataShape, limits: ReadonlyArray<ReadonlySet<string>>) => DataShape,
  ): DataShape {
    const known = path.map(() => new Map<DataShape, DataShape>());
    let missing: string | undefined;
    let isReached = false;
    const addedTo = (shape: DataShape, from: number): DataShape => {
      let at = from;
      const limits: Array<ReadonlySet<string>> = [];
      for (let step = path[at]; step && step.kind !== 'Key'; step = path[++at])
        if (step.kind === 'TypeCondition') limits.push(this.scope.satisfying(...step.types));
      const step = path[at];
      if (step?.kind !== 'Key') {
        isReached = true;
        return add(shape, limits);
      }
      const field = shape.fields.get(step.key);
      if (!field) {
        missing ??= step.key;
        return EMPTY;
      }
      const meant = [...field].filter(([type]) => limits.every((limit) => limit.has(type)));
      const added = meant.map(([type, { below }]) => [type, { ...NOTHING, below: addedBelow(below, at) }] as const);
      return this.scope.shapes.intern({ ...EMPTY, fields: new Map([[step.key, new Map(added)]]) });
    };
    /** What several types share before, they share after. */
    const addedBelow = (shape: DataShape, at: number): DataShape => {
      let added = known[at]!.get(shape);
      if (!added) known[at]!.set(shape, (added = addedTo(shape, at + 1)));
      return added;
    };
    const root = addedTo(this.root, 0);
    if (!isReached && missing !== undefined)
      throw new InvalidPlanError(`The plan has entities at ${missing}, which is not fetched before`);
    return root;
  }

  /** What those of some fields that are fetched of a type require. */
  #requiredBy(fields: readonly SelectedField[], type: string): SelectionSetNode[] {
    return fields.flatMap(({ within, definition }) => {
      const isFetched = within.every((condition) => this.scope.typesOf(condition).has(type));
      return isFetched && definition?.requires ? [definition.requires] : [];
    });
  }

  #candidates(shape: DataShape, type: string, requires: readonly RequiredSelection[]): Candidates {
    const typename = { kind: 'Field', key: '__typename', name: '__typename' } as const;
    const lacking = this.#missing(shape, [typename, ...requires], type);
    return { type, areSent: lacking === undefined, lacking: mayHold(shape, type) ? lacking : undefined };
  }

  /**
   * A key that representations read and no fetch has brought.
   *
   * @param type where it is known; below, what is fetched of any type counts for all others
   */
  #missing({ fields }: DataShape, selections: readonly RequiredSelection[], type?: string): string | undefined {
    for (const selection of selections) {
      let missing: string | undefined;
      if (selection.kind === 'Field') {
        const field = fields.get(selection.key);
        if (type === undefined ? !field : !field?.has(type)) return selection.key;
        const below = [...shapesBelow(field, type)].reduce((one, other) => this.scope.shapes.merge(one, other), EMPTY);
        missing = this.#missing(below, selection.selections ?? []);
      } else if (this.#applies(selection, type)) {
        missing = this.#missing({ ...EMPTY, fields }, selection.selections, type);
      }
      if (missing !== undefined) return missing;
    }
    return undefined;
  }

  #applies({ typeCondition }: { readonly typeCondition?: string | undefined }, type: string | undefined): boolean {
    return !typeCondition || (type !== undefined && this.scope.satisfying(typeCondition).has(type));
  }
}

/** The interfaces whose objects a batch gives their object types, or finds that they do not exist. */
function resolvedBy(fields: readonly SelectedField[], sent: ReadonlySet<string>): ReadonlySet<string> {
  const resolved = fields.filter(
    ({ parent, node }) =>
      node.name.value === '__typename' && !parent.possibleTypes.has(parent.name) && sent.has(parent.name),
  );
  return new Set(resolved.map(({ parent }) => parent.name));
}

/** Where a path leads through objects of several types, some of them may have what is required, and others not. */
function rejectEntitiesNeverSent(all: readonly Candidates[]): void {
  for (const { type, lacking } of all) {
    if (lacking !== undefined && all.every((other) => other.type !== type || !other.areSent))
      throw new InvalidPlanError(`${lacking} is required of ${type}, and not fetched before`);
  }
}
