import { Kind } from 'graphql';

import { responseKey } from '../operation/collectFields.ts';
import { pruneDefinitions } from '../operation/pruneDefinitions.ts';
import { resolveOperation } from '../operation/resolveOperation.ts';
import { definitionsOf } from '../operation/ResolvedOperation.ts';
import { GraphQLDocument } from '../plan/GraphQLDocument.ts';
import type { EntityFetchNode } from '../plan/PlanNode.ts';

/** Splits a fetch of several batches into fetches of one batch each. */
export function splitBatches(node: EntityFetchNode): EntityFetchNode[] {
  const { operation, fragments } = resolveOperation(node.document.ast);
  return node.batches.map((batch) => {
    const selections = operation.selectionSet.selections.filter(
      (selection) => selection.kind === Kind.FIELD && responseKey(selection) === batch.responseKey,
    );
    const selectionSet = { ...operation.selectionSet, selections };
    const part = pruneDefinitions({ ...operation, selectionSet }, (name) => fragments[name]!);
    const used = new Set(part.operation.variableDefinitions?.map(({ variable }) => variable.name.value));
    return {
      ...node,
      document: GraphQLDocument.ofAst({ kind: Kind.DOCUMENT, definitions: definitionsOf(part) }),
      variables: node.variables.filter((variable) => used.has(variable)),
      batches: [batch],
    };
  });
}
