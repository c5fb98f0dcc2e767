import type { ExecutionError } from '../fetch/ExecutionError.ts';
import type { ResponsePath } from '../fetch/ExecutionError.ts';

interface Node {
  isEnd: boolean;
  readonly children: Map<string | number, Node>;
}

/** The errors that subgraphs told of, by their places. */
export class ErrorPathIndex {
  readonly #root = createNode();
  readonly #subgraphsWithout = new Set<unknown>();

  constructor(errors: readonly ExecutionError[]) {
    for (const { path, extensions } of errors) {
      if (path) this.#add(path);
      else this.#subgraphsWithout.add(extensions['serviceName']);
    }
  }

  /**
   * Whether any error tells why there is nothing at a place: one there, above it or below it, or one without a place of a
   * subgraph that the field comes from.
   */
  explain(place: ResponsePath, subgraphs: readonly string[]): boolean {
    return this.#tellOf(place) || subgraphs.some((subgraph) => this.#subgraphsWithout.has(subgraph));
  }

  #add(path: ResponsePath): void {
    let node = this.#root;
    for (const step of path) {
      let child = node.children.get(step);
      if (!child) node.children.set(step, (child = createNode()));
      node = child;
    }
    node.isEnd = true;
  }

  #tellOf(place: ResponsePath): boolean {
    let node = this.#root;
    for (const step of place) {
      if (node.isEnd) return true;
      const child = node.children.get(step);
      if (!child) return false;
      node = child;
    }
    return true;
  }
}

function createNode(): Node {
  return { isEnd: false, children: new Map() };
}
