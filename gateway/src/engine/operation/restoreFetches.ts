import { Kind, type ValueNode, type VariableDefinitionNode, visit } from 'graphql';

import { GraphQLDocument } from '../plan/GraphQLDocument.ts';
import { mapFetches, type PlanNode } from '../plan/PlanNode.ts';
import { usedVariables } from './pruneDefinitions.ts';

/** What a client wrote, and planners did not get. */
export interface ClientValues {
  /** By the names of the variables in their place. */
  readonly values: ReadonlyMap<string, ValueNode>;
  /** Of the client's variables, with default values and directives. */
  readonly definitions: readonly VariableDefinitionNode[];
}

/** The plan with the client's values in the documents that its fetches send. */
export function restoreFetches(node: PlanNode, client: ClientValues): PlanNode {
  return mapFetches(node, (fetch) => ({ ...fetch, ...restoreDocument(fetch.document, client) }));
}

function restoreDocument({ ast }: GraphQLDocument, { values, definitions }: ClientValues) {
  const restored = visit(ast, {
    VariableDefinition: () => false,
    Variable: ({ name }) => values.get(name.value),
  });
  const used = usedVariables([restored]);
  const clients = definitions.filter(({ variable }) => used.has(variable.name.value));
  const isClients = new Set(definitions.map(({ variable }) => variable.name.value));
  const document = {
    ...restored,
    definitions: restored.definitions.map((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
      const { variableDefinitions = [] } = definition;
      const planners = variableDefinitions.filter(
        ({ variable: { name } }) => !isClients.has(name.value) && !values.has(name.value),
      );
      return { ...definition, variableDefinitions: [...planners, ...clients] };
    }),
  };
  return { document: GraphQLDocument.ofAst(document), variables: clients.map(({ variable }) => variable.name.value) };
}
