import { type ASTNode, type DocumentNode, type GraphQLError, Kind } from 'graphql';

import type { ArgumentPath } from '../errors/requestErrors.ts';
import { cut } from '../text/cut.ts';
import { argumentPaths, variablePaths } from './argumentPaths.ts';

/**
 * Adds `extensions.argumentPath` to the errors that are about an argument: where the first of their nodes stands, and from there what
 * the error has there already, the name of something that is missing. A variable stands where it is used first.
 */
export function nameArguments(
  document: DocumentNode,
  errors: readonly GraphQLError[],
  exposesSchema: boolean,
): readonly GraphQLError[] {
  const nodes = new Set(errors.flatMap((error) => error.nodes?.[0] ?? []));
  const paths = argumentPaths(document, nodes);
  const isOfVariable = [...nodes].some(({ kind }) => kind === Kind.VARIABLE_DEFINITION);
  const variables = isOfVariable ? variablePaths(document) : undefined;
  for (const error of errors) {
    const [node] = error.nodes ?? [];
    const around = node && pathOf(node, paths, variables);
    const missing = (error.extensions['argumentPath'] ?? []) as ArgumentPath;
    // Which arguments a field has, its error may say in any case: who asks for the field has to give them.
    const isSaid = exposesSchema || node?.kind !== Kind.OBJECT;
    const path = [...(around ?? []), ...(isSaid ? missing : [])];
    if (path.length > 0) error.extensions['argumentPath'] = path;
    else delete error.extensions['argumentPath'];
  }
  return errors;
}

function pathOf(
  node: ASTNode,
  paths: ReadonlyMap<ASTNode, ArgumentPath>,
  variables: ReadonlyMap<string, ArgumentPath> | undefined,
): ArgumentPath | undefined {
  if (node.kind !== Kind.VARIABLE_DEFINITION) return paths.get(node);
  const { value: name } = node.variable.name;
  return variables?.get(name) ?? [cut(name)];
}
