import { type ASTNode, type DocumentNode, parse, type SourceLocation, visit } from 'graphql';

/**
 * Where nodes stand in a document's text. Documents are kept without locations, which take as much memory as they do; so the text
 * is parsed again, and the nodes are found by their order. Linear in the text, however many nodes.
 */
export function locate(
  document: DocumentNode,
  source: string,
  wanted: ReadonlySet<ASTNode>,
): ReadonlyMap<ASTNode, SourceLocation> {
  const places = new Map<number, ASTNode>();
  forEachNode(document, (node, index) => {
    if (wanted.has(node)) places.set(index, node);
  });
  const starts = lineStarts(source);
  const locations = new Map<ASTNode, SourceLocation>();
  if (places.size === 0) return locations;
  forEachNode(parse(source), (node, index) => {
    const place = places.get(index);
    if (place && node.loc) locations.set(place, locationOf(node.loc.start, starts));
  });
  return locations;
}

function forEachNode(document: DocumentNode, hear: (node: ASTNode, index: number) => void): void {
  let index = 0;
  visit(document, { enter: (node) => hear(node, index++) });
}

/** Lines end as the GraphQL specification has it (LineTerminator). */
function lineStarts(source: string): readonly number[] {
  const starts = [0];
  for (let at = 0; at < source.length; at++) {
    const code = source.codePointAt(at);
    if (code === 10 || (code === 13 && source.codePointAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

function locationOf(position: number, starts: readonly number[]): SourceLocation {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= position) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: position - starts[low]! + 1 };
}
