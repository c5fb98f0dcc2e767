import { type DefinitionNode, type DocumentNode, Kind, parse, print, visit } from 'graphql';

import type { EntityFetchNode } from '../plan/PlanNode.ts';

/** A fetch of several batches as several fetches of one batch each. */
export function splitBatches(node: EntityFetchNode): EntityFetchNode[] {
  const document = parse(node.document, { noLocation: true });
  return node.batches.map((batch) => {
    const own = keepOnly(document, batch.responseKey);
    const used = usedVariables(own);
    return {
      ...node,
      document: print(declareOnly(own, used)),
      variables: node.variables.filter((variable) => used.has(variable)),
      batches: [batch],
    };
  });
}

/** The document with one root field, and the fragments that it reaches. */
function keepOnly(document: DocumentNode, responseKey: string): DocumentNode {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)!;
  const selections = operation.selectionSet.selections.filter(
    (selection) => selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === responseKey,
  );
  const kept: DefinitionNode[] = [{ ...operation, selectionSet: { ...operation.selectionSet, selections } }];
  const reached = new Set<string>();
  for (const definition of kept) {
    visit(definition, {
      FragmentSpread({ name }) {
        if (reached.has(name.value)) return;
        reached.add(name.value);
        kept.push(
          ...document.definitions.filter(
            (other) => other.kind === Kind.FRAGMENT_DEFINITION && other.name.value === name.value,
          ),
        );
      },
    });
  }
  return { ...document, definitions: kept };
}

function usedVariables(document: DocumentNode): ReadonlySet<string> {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  return used;
}

function declareOnly(document: DocumentNode, used: ReadonlySet<string>): DocumentNode {
  return visit(document, {
    VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? false : null),
  });
}
