import type { PlanNode, QueryPlan } from '@apollo/query-planner';

/** What a plan costs. */
export interface PlanSummary {
  /** Requests to subgraphs. */
  readonly fetches: number;
  /** Requests that wait for each other on the longest way. */
  readonly hops: number;
  readonly fetched: readonly FetchSummary[];
}

/** One request to a subgraph. */
export interface FetchSummary {
  /** The subgraph and what it is asked for: an entity type, or the root. */
  readonly source: string;
  /** The subgraph and the fields, such as `orders: User{email}`. */
  readonly text: string;
}

/** Counts the fetches of a plan, and those that wait for each other. */
export function summarizePlan({ node }: QueryPlan): PlanSummary {
  const fetched: FetchSummary[] = [];
  const hops = node ? hopsOf(node as PlanNode, fetched) : 0;
  return { fetches: fetched.length, hops, fetched };
}

function hopsOf(node: PlanNode, fetched: FetchSummary[]): number {
  switch (node.kind) {
    case 'Fetch':
      fetched.push(summarizeFetch(node.serviceName, node.operation));
      return 1;
    case 'Flatten':
      return hopsOf(node.node, fetched);
    case 'Sequence':
      return node.nodes.reduce((sum, child) => sum + hopsOf(child, fetched), 0);
    case 'Parallel':
      return Math.max(0, ...node.nodes.map((child) => hopsOf(child, fetched)));
    case 'Condition':
      return Math.max(...[node.ifClause, node.elseClause].map((child) => (child ? hopsOf(child, fetched) : 0)));
    case 'Defer':
      return [node.primary.node, ...node.deferred.map((deferred) => deferred.node)].reduce(
        (sum, child) => sum + (child ? hopsOf(child, fetched) : 0),
        0,
      );
  }
}

/** `{me{name}}` of `query Account__users__0($id:ID!){me{name}}`; of an entity fetch `User{name}`. */
function summarizeFetch(subgraph: string, operation: string): FetchSummary {
  const entity = /\.\.\.\s?on (\w+)\s?(\{.*\})\}\}$/.exec(operation);
  if (!entity) return { source: subgraph, text: `${subgraph}: ${operation.slice(operation.indexOf('{'))}` };
  return { source: `${subgraph}: ${entity[1]!}`, text: `${subgraph}: ${entity[1]!}${entity[2]!}` };
}
