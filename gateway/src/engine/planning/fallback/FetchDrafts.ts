import type { PathStep, RequiredSelection, Rewrite } from '../../plan/PlanNode.ts';
import type { SubgraphType } from '../../supergraph/SubgraphType.ts';
import { SelectionDraft } from './SelectionDraft.ts';

interface Draft {
  readonly subgraph: string;
  /** How many fetches at least come before it, one after the other. */
  readonly depth: number;
  readonly path: readonly PathStep[];
  readonly selection: SelectionDraft;
}

/** A fetch of root fields that is being written. */
export interface RootFetchDraft extends Draft {
  readonly operation: 'query' | 'mutation';
}

/** A fetch of the entities at one place of the data that is being written. */
export interface EntityFetchDraft extends Draft {
  /** The one type of the entities there; undefined where its selections name their object types themselves. */
  readonly typeCondition: string | undefined;
  readonly requires: readonly RequiredSelection[];
  readonly inputRewrites: readonly Rewrite[];
}

/** The fetches of a plan that is being made. */
export class FetchDrafts {
  readonly roots: RootFetchDraft[] = [];
  readonly entities: EntityFetchDraft[] = [];

  addRoot(type: SubgraphType, fetch: Omit<RootFetchDraft, 'selection'>): SelectionDraft {
    const selection = new SelectionDraft(type);
    this.roots.push({ ...fetch, selection });
    return selection;
  }

  /** @param type undefined where entities of several types are fetched as such */
  addEntities(
    type: SubgraphType | undefined,
    fetch: Omit<EntityFetchDraft, 'selection' | 'typeCondition'>,
  ): SelectionDraft {
    const selection = new SelectionDraft(type ?? ENTITY);
    if (!type) selection.hasTypename = false;
    this.entities.push({ ...fetch, selection, typeCondition: type?.name });
    return selection;
  }
}

/** The union of all entities of a subgraph (subgraph specification, `union _Entity`). */
const ENTITY: SubgraphType = { name: '_Entity', fields: new Map(), possibleTypes: new Set(), keys: [] };
