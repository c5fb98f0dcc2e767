import type {
  EntityBatchAlias,
  FetchRewrite,
  FlattenNodePathSegment,
  PlanNode as HiveNode,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';

import type { EntityBatch, PathStep, RequiredSelection, Rewrite, RewriteStep, SerializedPlan } from './PlanNode.ts';

/** Translates a plan of `@graphql-hive/router-query-planner`. */
export function fromHivePlan(node: HiveNode, path: readonly FlattenNodePathSegment[] = []): SerializedPlan {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map((child) => fromHivePlan(child, path)) };
    case 'Flatten':
      return fromHivePlan(node.node, [...path, ...node.path]);
    case 'BatchFetch':
      return { kind: 'EntityFetch', ...subgraphOperation(node), batches: node.entityBatch.aliases.map(toBatch) };
    case 'Fetch':
      if (!node.requires) {
        return {
          kind: 'Fetch',
          ...subgraphOperation(node),
          operationKind: node.operationKind === 'mutation' ? 'mutation' : 'query',
          outputRewrites: (node.outputRewrites ?? []).map(toRewrite),
        };
      }
      return {
        kind: 'EntityFetch',
        ...subgraphOperation(node),
        batches: [
          toBatch({
            ...node,
            requires: node.requires,
            alias: '_entities',
            representationsVariableName: 'representations',
            paths: [[...path]],
          }),
        ],
      };
    case 'Condition':
    case 'Defer':
    case 'Subscription':
      throw new Error(`The plan has a ${node.kind} node, which is not supported.`);
  }
}

function subgraphOperation(node: {
  serviceName: string;
  operation: string;
  operationName?: string;
  variableUsages?: string[];
}) {
  return {
    subgraph: node.serviceName,
    document: node.operation,
    operationName: node.operationName,
    variables: node.variableUsages ?? [],
  };
}

function toBatch(alias: EntityBatchAlias): EntityBatch {
  return {
    responseKey: alias.alias,
    variable: alias.representationsVariableName,
    paths: alias.paths.map((path) => path.map(toPathStep)),
    requires: alias.requires.map(toRequiredSelection),
    inputRewrites: (alias.inputRewrites ?? []).map(toRewrite),
    outputRewrites: (alias.outputRewrites ?? []).map(toRewrite),
  };
}

function toPathStep(segment: FlattenNodePathSegment): PathStep {
  if (segment === '@') return { kind: 'Items' };
  if ('Field' in segment) return { kind: 'Key', key: segment.Field };
  return { kind: 'TypeCondition', types: segment.TypeCondition };
}

/** In this dialect `name` is the key that is read, and `alias` the name under which it is sent. */
function toRequiredSelection(selection: RequiresSelection): RequiredSelection {
  switch (selection.kind) {
    case 'Field':
      return {
        kind: 'Field',
        key: selection.name,
        name: selection.alias ?? selection.name,
        selections: selection.selections?.map(toRequiredSelection),
      };
    case 'InlineFragment':
      if (selection.skipIf || selection.includeIf) throw new Error('The plan has a conditional requirement.');
      return {
        kind: 'InlineFragment',
        typeCondition: selection.typeCondition,
        selections: selection.selections.map(toRequiredSelection),
      };
    case 'FragmentSpread':
      throw new Error('The plan has a fragment spread in a requirement.');
  }
}

function toRewrite(rewrite: FetchRewrite): Rewrite {
  const setter = 'ValueSetter' in rewrite ? rewrite.ValueSetter : 'setValueTo' in rewrite ? rewrite : undefined;
  const path = setter ? setter.path : 'KeyRenamer' in rewrite ? rewrite.KeyRenamer.path : [];
  const last = path.at(-1);
  if (!last || !('Key' in last)) throw new Error('The plan has a rewrite that ends at no key.');
  const target = {
    path: path
      .slice(0, -1)
      .map((step): RewriteStep =>
        'Key' in step ? { kind: 'Key', key: step.Key } : { kind: 'TypeCondition', types: step.TypenameEquals },
      ),
    key: last.Key,
  };
  if (setter) return { kind: 'SetValue', ...target, value: setter.setValueTo };
  if ('KeyRenamer' in rewrite) return { kind: 'RenameKey', ...target, newKey: rewrite.KeyRenamer.renameKeyTo };
  throw new Error('The plan has a rewrite of an unknown kind.');
}
