import { type ASTNode, GraphQLError, isTypeDefinitionNode, Kind, parse, print, visit } from 'graphql';

import type { BuildError, BuildResult } from './BuildResult.ts';
import { hiddenElements } from './hiddenElements.ts';
import { readSupergraph } from './readSupergraph.ts';

/** What a contract shows, by `@tag`. */
export interface TagFilter {
  /** Shows only object, interface and union types with one of these tags, and fields with one. Empty: shows everything. */
  readonly include: readonly string[];
  /** Hides what has one of these tags, also where it is included. */
  readonly exclude: readonly string[];
  readonly hideUnreachableTypes: boolean;
}

const INACCESSIBLE_LINK = '@link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY)';

const INACCESSIBLE_DIRECTIVE =
  'directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM | ' +
  'ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION';

/** A supergraph with what the filter hides marked `@inaccessible`: subgraphs stay as they are, the API schema shrinks. */
export function filterSupergraph(supergraphSdl: string, filter: TagFilter): BuildResult {
  const hidden = hiddenElements(parse(supergraphSdl), filter);
  const marked = markInaccessible(supergraphSdl, hidden);
  try {
    const { apiSchema } = readSupergraph(marked);
    if (!apiSchema.getQueryType()) return failure('The filter leaves no field of Query.');
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  }
  return { kind: 'success', supergraphSdl: marked, hints: [] };
}

function failure(message: string): BuildResult {
  const error: BuildError = {
    code: 'CONTRACT_INVALID',
    message,
    locations: [],
    advice: 'Change the tags or the filter so that what is shown refers to nothing hidden.',
  };
  return { kind: 'failure', errors: [error] };
}

function markInaccessible(supergraphSdl: string, hidden: ReadonlySet<string>): string {
  const known = supergraphSdl.includes('https://specs.apollo.dev/inaccessible/');
  const source = known ? supergraphSdl : withInaccessible(supergraphSdl);
  const parents: string[] = [];
  const document = visit(parse(source, { noLocation: true }), {
    enter(node) {
      const coordinate = coordinateOf(node, parents);
      if (coordinate === null) return undefined;
      parents.push(coordinate);
      return undefined;
    },
    leave(node) {
      const coordinate = coordinateOf(node, parents.slice(0, -1));
      if (coordinate === null) return undefined;
      parents.pop();
      if (!hidden.has(coordinate) || !('directives' in node)) return undefined;
      const directives = node.directives ?? [];
      if (directives.some(({ name }) => name.value === 'inaccessible')) return undefined;
      const mark = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: 'inaccessible' } };
      return { ...node, directives: [...directives, mark] };
    },
  });
  return `${print(document)}\n`;
}

function withInaccessible(supergraphSdl: string): string {
  const at = /^schema$/m.exec(supergraphSdl);
  if (!at) throw new GraphQLError('The supergraph has no schema definition.');
  const end = at.index + at[0].length;
  return `${supergraphSdl.slice(0, end)}\n  ${INACCESSIBLE_LINK}${supergraphSdl.slice(end)}\n${INACCESSIBLE_DIRECTIVE}\n`;
}

function coordinateOf(node: ASTNode, parents: readonly string[]): string | null {
  if (isTypeDefinitionNode(node)) return node.name.value;
  const parent = parents.at(-1);
  // Arguments of directive definitions have no parent here.
  if (parent === undefined) return null;
  if (node.kind === Kind.FIELD_DEFINITION || node.kind === Kind.ENUM_VALUE_DEFINITION) {
    return `${parent}.${node.name.value}`;
  }
  if (node.kind !== Kind.INPUT_VALUE_DEFINITION) return null;
  return parent.includes('.') ? `${parent}(${node.name.value}:)` : `${parent}.${node.name.value}`;
}
