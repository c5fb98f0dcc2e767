import type { ExecutionError } from '../fetch/ExecutionError.ts';
import type { ResponsePath } from '../fetch/ExecutionError.ts';

interface Node {
  isEnd: boolean;
  readonly children: Map<string | number, Node>;
}

/** The errors of subgraphs, by their paths. */
export class ErrorPathIndex {
  readonly #root = createNode();
  readonly #subgraphsWithoutPath = new Set<unknown>();

  constructor(errors: readonly ExecutionError[]) {
    for (const { path, extensions } of errors) {
      if (path) this.#add(path);
      else this.#subgraphsWithoutPath.add(extensions['serviceName']);
    }
  }

  /**
   * Whether any error explains a null at a path: one at the path, above it or below it, or one without a path of a subgraph that the
   * field is fetched from.
   */
  explains(path: ResponsePath, subgraphs: readonly string[]): boolean {
    return this.#isOn(path) || subgraphs.some((subgraph) => this.#subgraphsWithoutPath.has(subgraph));
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

  #isOn(path: ResponsePath): boolean {
    let node = this.#root;
    for (const step of path) {
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
