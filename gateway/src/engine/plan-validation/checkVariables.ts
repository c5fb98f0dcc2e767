import { type DocumentNode, type OperationDefinitionNode, visit } from 'graphql';

import { InvalidPlanError } from './InvalidPlanError.ts';

/**
 * Checks that a document declares the variables that it uses: a subgraph refuses to execute one that does not.
 *
 * @throws InvalidPlanError
 */
export function checkVariables(document: DocumentNode, operation: OperationDefinitionNode, subgraph: string): void {
  const declared = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
  visit(document, {
    Variable({ name }) {
      if (!declared.has(name.value)) throw new InvalidPlanError(`${subgraph} is not told what $${name.value} is`);
    },
  });
}
