import { type ASTNode, type DocumentNode, type GraphQLError, Kind, visit } from 'graphql';

import type { ArgumentPath } from './requestErrors.ts';

/**
 * The path of the argument that a validation or coercion error is about, or undefined when it is about something else.
 * graphql-js says it in two ways: as the AST node of a literal, and in the message for a variable's value
 * (`… got invalid value -1 at "input.items[0].quantity"; …`), where the path starts at the variable.
 */
export function argumentPathOf(error: GraphQLError, document: DocumentNode | undefined): ArgumentPath | undefined {
  const [node] = error.nodes ?? [];
  if (!node || !document) return undefined;
  if (node.kind !== Kind.VARIABLE_DEFINITION) {
    const path = [...(pathTo(document, (candidate) => candidate === node) ?? []), ...missingName(error.message)];
    return path.length > 0 ? path : undefined;
  }
  const variable = node.variable.name.value;
  const use = pathTo(document, (candidate) => candidate.kind === Kind.VARIABLE && candidate.name.value === variable);
  return [...(use ?? [variable]), ...pathWithinVariable(error.message)];
}

/** What is missing has no node of its own: the error points at the field or object around it. */
function missingName(message: string): ArgumentPath {
  const [, argument, inputField] =
    /^Field "\w+" argument "(\w+)" of type|^Field "\w+\.(\w+)" of required type/.exec(message) ?? [];
  return (argument ?? inputField) ? [(argument ?? inputField)!] : [];
}

function pathWithinVariable(message: string): ArgumentPath {
  const [, path = ''] = /^Variable "\$\w+" got invalid value [^]*? at "\w+([\w.[\]]+)";/.exec(message) ?? [];
  return [...path.matchAll(/\w+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** The argument path of the first node that matches and stands in an argument. */
function pathTo(document: DocumentNode, matches: (node: ASTNode) => boolean): ArgumentPath | undefined {
  let found: ArgumentPath | undefined;
  visit(document, {
    enter(node, _key, parent, _path, ancestors) {
      if (found) return false;
      if (matches(node)) {
        const steps = stepsThrough([...ancestors, ...(parent ? [parent] : []), node]);
        if (steps.length > 0) found = steps;
      }
      return undefined;
    },
  });
  return found;
}

function stepsThrough(ancestors: ReadonlyArray<ASTNode | readonly ASTNode[]>): ArgumentPath {
  return ancestors.flatMap((ancestor, depth): Array<string | number> => {
    if (!('kind' in ancestor)) return [];
    if (ancestor.kind === Kind.ARGUMENT || ancestor.kind === Kind.OBJECT_FIELD) return [ancestor.name.value];
    if (ancestor.kind !== Kind.LIST) return [];
    const item = ancestors[depth + 2];
    return item && 'kind' in item ? [ancestor.values.findIndex((value) => value === item)] : [];
  });
}
