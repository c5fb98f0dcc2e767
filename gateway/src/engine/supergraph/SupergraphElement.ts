import { type ASTNode, type DirectiveNode, Kind, print, visit } from 'graphql';

/** An element of a supergraph, such as a type or a field, as texts that are equal only where they mean the same. */
export interface SupergraphElement {
  /** The definition for all. */
  readonly text: string;
  /** The directives of the join specification about one subgraph, by its value of `join__Graph`. */
  readonly joined: ReadonlyMap<string, string>;
}

/** Reads an element with any number of definitions. Descriptions are ignored. */
export function readElement(nodes: ReadonlyArray<ASTNode | null | undefined>): SupergraphElement {
  const joined = new Map<string, string>();
  /** The value or argument within the element that is being read. */
  let part = '';
  const texts = nodes.map((node) => {
    if (!node) return '';
    const read: unknown = visit(node, {
      enter(inner) {
        if (inner.kind === Kind.ENUM_VALUE_DEFINITION || inner.kind === Kind.INPUT_VALUE_DEFINITION)
          part = inner.name.value;
        const graph = inner.kind === Kind.DIRECTIVE ? graphOf(inner) : undefined;
        if (graph !== undefined) {
          joined.set(graph, `${joined.get(graph) ?? ''} ${part} ${print(inner)}`);
          return null;
        }
        return 'description' in inner && inner.description ? { ...inner, description: undefined } : undefined;
      },
    });
    return print(read as ASTNode);
  });
  return { text: texts.join(' '), joined };
}

/** The subgraph that a directive of the join specification is about, by its value of `join__Graph`. */
export function graphOf({ name, arguments: args = [] }: DirectiveNode): string | undefined {
  const graph = args.find((argument) => argument.name.value === 'graph')?.value;
  return name.value.startsWith('join__') && graph?.kind === Kind.ENUM ? graph.value : undefined;
}
