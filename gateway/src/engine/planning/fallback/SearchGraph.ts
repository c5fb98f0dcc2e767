import type { PathStep } from '../../plan/PlanNode.ts';
import type { SubgraphField, SubgraphType } from '../../supergraph/SubgraphType.ts';
import type { PlanningScope } from './PlanningScope.ts';
import type { SelectedField } from './SelectedField.ts';
import type { PositionSource, Source } from './Source.ts';

/** How something that a representation needs can be fetched. */
export interface Obtainable {
  /** The depth of the last fetch that brings a part of it. */
  readonly depth: number;
  /** Has the plan fetch it. */
  take(): void;
}

/** How the values at a position come there. */
export interface Origin {
  /** How subgraphs define the field that leads there. */
  readonly definitions: ReadonlyArray<{ readonly subgraph: string; readonly field: SubgraphField }>;
  /** The sources that were found since it was last called. */
  next(): readonly PositionSource[];
  /** Looks for more sources; false where there are no more. */
  grow(): boolean;
}

/** A position of the data, such as `reviews.@.author`. */
export interface DataPosition {
  readonly path: readonly PathStep[];
  readonly typename: string;
  readonly scope: PlanningScope;
  readonly sources: readonly PositionSource[];
  /** The types that the subgraphs which resolve the field that leads here give it. */
  readonly declared: readonly SubgraphType[];
  readonly isAbstract: boolean;
  /** The interface that is all that the subgraphs know of the objects here. */
  readonly untypedInterface: string | undefined;
  /** Takes over the sources that were found meanwhile. */
  pull(): void;
  /** Looks for more sources; false where there are no more. */
  grow(): boolean;
  /** The objects of some types. */
  group(types: readonly string[]): PlannedObjects;
  /** A position below this one. */
  below(typename: string, path: readonly PathStep[], origin: Origin): DataPosition;
  /** Has the plan fetch whether there are objects here at all. */
  open(): PositionSource | undefined;
  /** The source that comes first. */
  best(isGood?: (source: PositionSource) => boolean): PositionSource | undefined;
}

/**
 * The objects of some types at a position, which are alike in all that matters there. The type may be an interface, for objects of
 * which no more is known.
 */
export interface PlannedObjects {
  readonly types: readonly string[];
  /** Any of the types: they are alike. */
  readonly typename: string;
  readonly position: DataPosition;
  readonly path: readonly PathStep[];
  /** What was found so far, in that order. */
  readonly sources: readonly Source[];
  /** Whether no more than an interface is known of the objects. */
  readonly isUntyped: boolean;
  /** Whether it is the root of a mutation. */
  readonly isMutation: boolean;
  /** Takes over the sources of the position that were found meanwhile. */
  pull(): void;
  /** Looks for subgraphs that resolve a field with what it requires; false where there are no more. */
  inform(name: string): boolean;
  /** Looks for more sources; false where there are no more. */
  grow(): boolean;
  /** Whether a field can be had where the objects are, without another fetch. */
  isResolvedHere(name: string): boolean;
  /** How a field can be fetched; undefined where it cannot. */
  obtain(field: SelectedField): Obtainable | undefined;
  /** How the types of the objects can be fetched. */
  obtainTypename(): Obtainable | undefined;
  /** The position of the values of a composite field. */
  child(field: SelectedField): DataPosition;
}
