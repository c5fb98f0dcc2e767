import type { PlanningScope } from './PlanningScope.ts';
import type { Origin, PlannedObjects } from './SearchGraph.ts';
import { type Source, sourceOf } from './Source.ts';

/** The origin of the root: all subgraphs that have the root operation type. */
export function rootOrigin({ types, operation, fetches }: PlanningScope): Origin {
  const name = types.rootName(operation);
  const sources = types.subgraphs.flatMap((subgraph) => {
    const type = name === undefined ? undefined : types.typeIn(subgraph, name);
    if (!type) return [];
    const fetch = { subgraph, depth: 0, path: [], operation };
    return [sourceOf({ subgraph, type, depth: 0, provided: [] }, () => fetches.addRoot(type, fetch))];
  });
  return {
    definitions: [],
    next: () => sources.splice(0),
    grow: () => false,
  };
}

/** The subgraphs that resolve fields of `Query`, for objects of that type below the root. */
export function findRootSources({ position, path, typename, sources }: PlannedObjects): Source[] {
  const { types, fetches } = position.scope;
  if (typename !== types.rootName('query') || path.length === 0) return [];
  const origin = position.best();
  if (!origin) return [];
  const depth = origin.depth + 1;
  return types.subgraphs.flatMap((subgraph) => {
    const type = types.typeIn(subgraph, typename);
    if (!type || sources.some((source) => source.subgraph === subgraph)) return [];
    return [
      sourceOf({ subgraph, type, depth, provided: [], informed: undefined }, () => {
        position.open();
        return fetches.addRoot(type, { subgraph, depth, path, operation: 'query' });
      }),
    ];
  });
}
