import type { PlanNode, SubgraphFetch } from './PlanNode.ts';

/** All fetches of a plan, in the order in which they start. */
export function fetchesOf(node: PlanNode | null | undefined): SubgraphFetch[] {
  switch (node?.kind) {
    case undefined:
      return [];
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(fetchesOf);
    case 'Fetch':
    case 'EntityFetch':
      return [node];
  }
}
