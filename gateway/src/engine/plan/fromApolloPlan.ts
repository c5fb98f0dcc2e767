import type {
  FetchDataRewrite,
  FetchNode as ApolloFetch,
  PlanNode as ApolloNode,
  QueryPlanSelectionNode,
} from '@apollo/query-planner';
import { OperationTypeNode } from 'graphql';

import type { PathStep, RequiredSelection, Rewrite, RewriteStep, SerializedPlan } from './PlanNode.ts';

const TYPE_CONDITION = '... on ';

/** Translates a plan of `@apollo/query-planner`. */
export function fromApolloPlan(node: ApolloNode, path: readonly PathStep[] = []): SerializedPlan {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map((child) => fromApolloPlan(child, path)) };
    case 'Flatten':
      return fromApolloPlan(node.node, [...path, ...node.path.map(toPathStep)]);
    case 'Fetch':
      return toFetch(node, path);
    case 'Condition':
    case 'Defer':
      throw new Error(`The plan has a ${node.kind} node, which is not supported.`);
  }
}

function toFetch(node: ApolloFetch, path: readonly PathStep[]): SerializedPlan {
  if (node.contextRewrites?.length) throw new Error('The plan sets contextual arguments, which are not supported.');
  const operation = {
    subgraph: node.serviceName,
    document: node.operation,
    operationName: node.operationName,
    variables: node.variableUsages ?? [],
  };
  const outputRewrites = (node.outputRewrites ?? []).map(toRewrite);
  if (!node.requires) {
    return {
      kind: 'Fetch',
      ...operation,
      operationKind: node.operationKind === OperationTypeNode.MUTATION ? 'mutation' : 'query',
      outputRewrites,
    };
  }
  const batch = {
    responseKey: '_entities',
    variable: 'representations',
    paths: [path],
    requires: node.requires.map(toRequiredSelection),
    inputRewrites: (node.inputRewrites ?? []).map(toRewrite),
    outputRewrites,
  };
  return { kind: 'EntityFetch', ...operation, batches: [batch] };
}

function toPathStep(segment: string | number): PathStep {
  if (segment === '@') return { kind: 'Items' };
  if (typeof segment === 'number' || segment.includes('|'))
    throw new Error(`The plan has an unknown path segment: ${segment}`);
  return { kind: 'Key', key: segment };
}

/** In this dialect the alias is the key that is read, and it is sent as it is: renaming is left to the input rewrites. */
function toRequiredSelection(selection: QueryPlanSelectionNode): RequiredSelection {
  if (selection.kind === 'Field') {
    const key = selection.alias ?? selection.name;
    return { kind: 'Field', key, name: key, selections: selection.selections?.map(toRequiredSelection) };
  }
  return {
    kind: 'InlineFragment',
    typeCondition: selection.typeCondition,
    selections: selection.selections.map(toRequiredSelection),
  };
}

function toRewrite(rewrite: FetchDataRewrite): Rewrite {
  const steps = rewrite.path.map((step): RewriteStep =>
    step.startsWith(TYPE_CONDITION)
      ? { kind: 'TypeCondition', types: [step.slice(TYPE_CONDITION.length)] }
      : { kind: 'Key', key: step },
  );
  const last = steps.at(-1);
  if (last?.kind !== 'Key') throw new Error('The plan has a rewrite that ends at no key.');
  const target = { path: steps.slice(0, -1), key: last.key };
  return rewrite.kind === 'ValueSetter'
    ? { kind: 'SetValue', ...target, value: rewrite.setValueTo }
    : { kind: 'RenameKey', ...target, newKey: rewrite.renameKeyTo };
}
