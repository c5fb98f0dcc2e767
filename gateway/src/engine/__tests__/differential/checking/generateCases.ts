import type { WorldOptions } from '../data/World.ts';
import { composeModel, type Graph } from '../model/Graph.ts';
import { generateModel, type ModelKind } from '../model/generation/generateModel.ts';
import type { Model } from '../model/Model.ts';
import { library } from '../model/written/library.ts';
import { shop } from '../model/written/shop.ts';
import { store } from '../model/written/store.ts';
import type { Operation } from '../operations/Operation.ts';
import { generateOperation } from '../operations/generateOperation.ts';
import { ORDINARY, WILD } from '../operations/OperationStyle.ts';
import { Random, seedOf } from '../Random.ts';

export interface GraphWithOperations {
  readonly graph: Graph;
  readonly operations: ReadonlyArray<{ readonly operation: Operation; readonly worlds: readonly WorldOptions[] }>;
}

/** Composing and planning cost most, so that there are many operations to a graph, and several worlds to an operation. */
const OPERATIONS = 40;
const WORLDS = 3;

const WRITTEN: readonly Model[] = [shop, library, store];

/** The graphs of a seed, each with operations and the data to ask for: as many as are asked for. */
export function* generateGraphs(seed: number, kind: ModelKind = 'ordinary'): Iterable<GraphWithOperations> {
  for (let at = 0; ; at++) {
    const graph = composeModel(modelOf(seed, at, kind));
    // What does not compose is no graph.
    if (!('model' in graph)) continue;
    const operations = Array.from({ length: OPERATIONS }, (_, number) => {
      const random = new Random(seedOf(seed, 'operation', at, number));
      return generateOperation(graph, random, kind === 'wild' ? WILD : ORDINARY).map((operation) => ({
        operation,
        worlds: Array.from({ length: kind === 'wild' ? 1 : WORLDS }, () => generateWorld(graph, random, operation)),
      }));
    });
    yield { graph, operations: operations.flat() };
  }
}

/** Every fifth of the wild models is a written one. */
function modelOf(seed: number, at: number, kind: ModelKind): Model {
  if (kind === 'wild' && at % 5 === 0) return WRITTEN[(at / 5) % WRITTEN.length]!;
  return generateModel(new Random(seedOf(seed, 'model', at)), kind);
}

function generateWorld({ model }: Graph, random: Random, operation: Operation): WorldOptions {
  const outage = { subgraph: random.pick(model.subgraphs) };
  // A mutation that is not heard of is not counted either, so that later fields have other values than the oracle's.
  const failures = operation.document.startsWith('mutation')
    ? random.pick(['none', 'none', 'resolvers', 'entities'] as const)
    : random.pick(['none', 'none', 'resolvers', 'entities', outage] as const);
  return {
    seed: random.between(0, 2 ** 31),
    nulls: random.chance(0.8),
    longestList: random.pick([1, 2, 3, 3]),
    plain: random.chance(0.2),
    failures,
  };
}
