import type { GraphQLSchema } from 'graphql';

import { graphsByName } from './joinSpecification.ts';
import { namesIn } from './namesIn.ts';
import type { SupergraphElement } from './SupergraphElement.ts';
import { SupergraphElements } from './SupergraphElements.ts';

/** An element of both supergraphs. */
interface Comparison {
  /** The subgraphs for which the element has changed, by their values of `join__Graph`; `all` where it has changed for clients. */
  readonly changedFor: ReadonlySet<string> | 'all';
  /** The names in its definition. */
  readonly references: readonly string[];
}

type Read = (elements: SupergraphElements) => SupergraphElement;

/** What differs between a supergraph and the one before. */
export class SupergraphDiff {
  readonly #before: SupergraphElements;
  readonly #after: SupergraphElements;
  readonly #graphsBefore: ReadonlyMap<string, string>;
  readonly #graphsAfter: ReadonlyMap<string, string>;
  /** By schema coordinate. */
  readonly #comparisons = new Map<string, Comparison>();

  constructor(before: GraphQLSchema, after: GraphQLSchema) {
    this.#before = new SupergraphElements(before);
    this.#after = new SupergraphElements(after);
    this.#graphsBefore = graphsByName(before);
    this.#graphsAfter = graphsByName(after);
  }

  /**
   * Whether an element that an operation and its plan can reach may have changed, for clients or for the subgraphs that the plan
   * fetches from.
   *
   * @param names the names in the operation and the plan; further names do no harm
   */
  affects(names: ReadonlySet<string>, subgraphs: readonly string[]): boolean {
    const graphs: string[] = [];
    for (const subgraph of subgraphs) {
      const graph = this.#graphsBefore.get(subgraph);
      if (graph === undefined || this.#graphsAfter.get(subgraph) !== graph) return true;
      graphs.push(graph);
    }
    for (const { changedFor } of this.#reachable(names))
      if (changedFor === 'all' || graphs.some((graph) => changedFor.has(graph))) return true;
    return false;
  }

  /** The elements that these names can reach: types from the roots on, and the fields of the types that have such a name. */
  *#reachable(names: ReadonlySet<string>): Iterable<Comparison> {
    yield this.#compare('schema', (elements) => elements.schema());
    for (const name of this.#before.directives())
      if (names.has(name)) yield this.#compare(`@${name}`, (elements) => elements.directive(name));
    const typenames = new Set([...this.#before.rootTypes(), ...names]);
    const add = (references: readonly string[]) => references.forEach((name) => typenames.add(name));
    // The loop also visits what is added to the set meanwhile.
    for (const typename of typenames) {
      if (!this.#before.hasType(typename)) continue;
      const type = this.#compare(typename, (elements) => elements.type(typename));
      yield type;
      const fields = this.#before.fieldsOf(typename);
      add(fields ? this.#before.implementers(typename) : type.references);
      for (const name of fields ?? []) {
        if (!names.has(name)) continue;
        const field = this.#compare(`${typename}.${name}`, (elements) => elements.field(typename, name));
        yield field;
        add(field.references);
      }
    }
  }

  #compare(coordinate: string, read: Read): Comparison {
    let comparison = this.#comparisons.get(coordinate);
    if (!comparison) {
      comparison = compare(read(this.#before), read(this.#after));
      this.#comparisons.set(coordinate, comparison);
    }
    return comparison;
  }
}

function compare(before: SupergraphElement, after: SupergraphElement): Comparison {
  const graphs = [...before.joined.keys(), ...after.joined.keys()];
  const changedFor = graphs.filter((graph) => before.joined.get(graph) !== after.joined.get(graph));
  return {
    changedFor: before.text === after.text ? new Set(changedFor) : 'all',
    references: namesIn([before.text, ...before.joined.values()].join(' ')),
  };
}
