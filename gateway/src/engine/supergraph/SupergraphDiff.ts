import type { GraphQLSchema } from 'graphql';

import { namesIn } from './namesIn.ts';
import type { SupergraphElement } from './SupergraphElement.ts';
import { SupergraphElements } from './SupergraphElements.ts';
import { subgraphGraphs } from './subgraphGraphs.ts';

/** An element, compared with what it was. */
interface Comparison {
  /** The values of `join__Graph` of those for whom it is another one: all, where it is for clients, too. */
  readonly changedFor: ReadonlySet<string> | 'all';
  /** The names that it mentions. */
  readonly mentions: readonly string[];
}

type Read = (elements: SupergraphElements) => SupergraphElement;

/** What is other in a supergraph than in the one before. */
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
    this.#graphsBefore = subgraphGraphs(before);
    this.#graphsAfter = subgraphGraphs(after);
  }

  /**
   * Whether anything may have changed that an operation and its plan have to do with, as clients see it or the subgraphs that
   * the plan asks.
   *
   * @param names the names that stand in either; more than those do no harm
   */
  concern(names: ReadonlySet<string>, subgraphs: readonly string[]): boolean {
    const graphs: string[] = [];
    for (const subgraph of subgraphs) {
      const graph = this.#graphsBefore.get(subgraph);
      if (graph === undefined || this.#graphsAfter.get(subgraph) !== graph) return true;
      graphs.push(graph);
    }
    for (const { changedFor } of this.#comparisonsOf(names))
      if (changedFor === 'all' || graphs.some((graph) => changedFor.has(graph))) return true;
    return false;
  }

  /** The elements that may be met by these names: types from the roots on, and of their fields those of the names. */
  *#comparisonsOf(names: ReadonlySet<string>): Iterable<Comparison> {
    yield this.#compare('schema', (elements) => elements.schema());
    for (const name of this.#before.directives())
      if (names.has(name)) yield this.#compare(`@${name}`, (elements) => elements.directive(name));
    const met = new Set([...this.#before.rootTypes(), ...names]);
    const meet = (mentions: readonly string[]) => mentions.forEach((name) => met.add(name));
    // What is added to a set while it is walked through has its turn, too.
    for (const typename of met) {
      if (!this.#before.hasType(typename)) continue;
      const type = this.#compare(typename, (elements) => elements.type(typename));
      yield type;
      const fields = this.#before.fieldsOf(typename);
      meet(fields ? this.#before.implementers(typename) : type.mentions);
      for (const name of fields ?? []) {
        if (!names.has(name)) continue;
        const field = this.#compare(`${typename}.${name}`, (elements) => elements.field(typename, name));
        yield field;
        meet(field.mentions);
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
    mentions: namesIn([before.text, ...before.joined.values()].join(' ')),
  };
}
