import { type ASTNode, type DocumentNode, Kind, visit } from 'graphql';

import type { ArgumentPath } from '../errors/requestErrors.ts';
import { cut } from '../text/cut.ts';

/** Where in an argument nodes of a document stand, by one visit of it. Nodes outside of arguments are left out. */
export function argumentPaths(document: DocumentNode, nodes: ReadonlySet<ASTNode>): ReadonlyMap<ASTNode, ArgumentPath> {
  const paths = new Map<ASTNode, ArgumentPath>();
  visitArguments(document, (node, path) => {
    if (nodes.has(node)) paths.set(node, bounded(path));
  });
  return paths;
}

/** Where each variable of a document is first used in an argument. */
export function variablePaths(document: DocumentNode): ReadonlyMap<string, ArgumentPath> {
  const paths = new Map<string, ArgumentPath>();
  visitArguments(document, (node, path) => {
    if (node.kind === Kind.VARIABLE && !paths.has(node.name.value)) paths.set(node.name.value, bounded(path));
  });
  return paths;
}

/** Steps that are told at most: literals may be nested as deeply as the parser goes. */
const MOST_STEPS = 200;

function bounded(path: ArgumentPath): ArgumentPath {
  return path.slice(0, MOST_STEPS).map((step) => (typeof step === 'number' ? step : cut(step)));
}

function visitArguments(document: DocumentNode, hear: (node: ASTNode, path: ArgumentPath) => void): void {
  const path: Array<string | number> = [];
  visit(document, {
    enter(node, key, _parent, _path, ancestors) {
      const step = stepTo(node, key, ancestors.at(-1));
      if (step !== undefined) path.push(step);
      if (path.length > 0) hear(node, path);
    },
    leave(node, key, _parent, _path, ancestors) {
      if (stepTo(node, key, ancestors.at(-1)) !== undefined) path.pop();
    },
  });
}

/** @param owner the node whose list of nodes has it under the key */
function stepTo(
  node: ASTNode,
  key: string | number | undefined,
  owner: ASTNode | readonly ASTNode[] | undefined,
): string | number | undefined {
  if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) return node.name.value;
  const isItem = typeof key === 'number' && owner !== undefined && 'kind' in owner && owner.kind === Kind.LIST;
  return isItem ? key : undefined;
}
