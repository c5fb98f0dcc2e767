import { OperatorError } from '@online-books/service-kit/errors/OperatorError';
import type { BuildError } from '@online-books/schema-checks/build/BuildResult';
import { composeSubgraphs } from '@online-books/schema-checks/build/composeSubgraphs';
import type { Subgraph } from '@online-books/schema-checks/build/Subgraph';

/**
 * Composes subgraphs into a supergraph.
 *
 * @throws OperatorError with every reason why they do not compose, each with its file and line and what to do.
 */
export function composeSupergraph(subgraphs: readonly Subgraph[]): string {
  const result = composeSubgraphs(subgraphs);
  if (result.kind === 'success') return result.supergraphSdl;
  throw new OperatorError(`The subgraphs do not compose.\n\n${result.errors.map(describe).join('\n\n')}`);
}

function describe({ code, message, locations, advice }: BuildError): string {
  const places = locations.map(({ file, line, column }) => `  ${file}:${line}:${column}`);
  return [`${code}: ${message}`, ...places, `  ${advice}`].join('\n');
}
