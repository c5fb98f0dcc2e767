import { Supergraph } from '@apollo/federation-internals';
import { buildASTSchema, type GraphQLSchema, parse } from 'graphql';

import type { SubgraphClient } from '../../../fetch/SubgraphClient.ts';
import { SubgraphError } from '../../../fetch/SubgraphClient.ts';
import type { JsonObject } from '../../../raw-json/Json.ts';
import { Executor } from '../../../Executor.ts';
import { createApolloPlanning } from '../../../planning/createApolloPlanning.ts';
import { createFallbackPlanning } from '../../../planning/fallback/createFallbackPlanning.ts';
import { createHivePlanner } from '../../../planning/createHivePlanner.ts';
import { deserializePlan, type SerializedPlan } from '../../../plan/PlanNode.ts';
import { createPlanner, type PlannerCandidate } from '../../../planning/createPlanner.ts';
import { type PlannedSchemas, type Planner, PlanningTimeoutError } from '../../../planning/Planner.ts';
import { toRawJsonStrings } from '../../../raw-json/rawJsonStrings.ts';
import { fromRawJson } from '../../../raw-json/writeRawJson.ts';
import { createSubgraph, type Subgraph, type SubgraphRequestBody } from '../data/createSubgraph.ts';
import type { Answering } from '../data/Source.ts';
import type { Graph } from '../model/Graph.ts';
import { describeSchema } from './describeSchema.ts';
import { inTime } from './inTime.ts';

/** A request that a subgraph got. */
export interface Asked extends SubgraphRequestBody {
  readonly subgraph: string;
}

/** What goes along with an operation: what resolvers share, and what the subgraphs were asked. */
export interface Serving extends Answering {
  readonly requests: Asked[];
}

export type CreatePlanner = (supergraphSdl: string, schemas: PlannedSchemas) => Planner;

/** A graph that is served by this executor, over subgraphs in this process. */
export class GraphUnderTest {
  readonly graph: Graph;
  /** What clients see, by what composition says. */
  readonly apiSchema: GraphQLSchema;
  readonly executor: Executor;
  readonly #planner: Planner;
  readonly #subgraphs: ReadonlyMap<string, Subgraph>;

  /** @param createPlannerOf makes the planner of a supergraph */
  constructor(graph: Graph, createPlannerOf: CreatePlanner = planByHiveFirst) {
    this.graph = graph;
    const { supergraphSdl } = graph;
    const supergraphSchema = buildASTSchema(parse(supergraphSdl, { noLocation: true }), { assumeValidSDL: true });
    const apiSchema = Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
    this.apiSchema = apiSchema;
    this.#subgraphs = new Map(graph.subgraphs.map((subgraph) => [subgraph.view.subgraph, createSubgraph(subgraph)]));
    this.#planner = createPlannerOf(supergraphSdl, { supergraph: supergraphSchema, api: apiSchema });
    const client: SubgraphClient = async ({ subgraph, body }, context) => {
      const request = JSON.parse(fromRawJson(body)) as SubgraphRequestBody;
      const answer = await this.ask(subgraph, request, context as Serving);
      if (!answer) throw new SubgraphError('SUBREQUEST_HTTP_ERROR', `The ${subgraph} subgraph could not be reached.`);
      return toRawJsonStrings(answer) as JsonObject;
    };
    this.executor = new Executor({ apiSchema, supergraphSchema, planner: this.#planner, client });
  }

  /** Whether composition makes of the subgraphs what the oracle serves. */
  get isAsModelled(): boolean {
    return describeSchema(this.apiSchema) === describeSchema(this.graph.apiSchema);
  }

  /** A subgraph's answer, after a while; undefined where it gives none. */
  async ask(subgraph: string, request: SubgraphRequestBody, serving: Serving): Promise<object | undefined> {
    serving.requests.push({ subgraph, ...request });
    for (let turns = serving.delays.between(0, 3); turns > 0; turns--) await new Promise(setImmediate);
    const { failures } = serving.world.options;
    if (typeof failures === 'object' && failures.subgraph === subgraph) return undefined;
    return this.#subgraphs.get(subgraph)!(request, serving);
  }

  close(): void {
    this.#planner.close();
  }
}

/** As the gateway plans; the other planner plans what the first one refuses or plans unsoundly. */
export function planByHiveFirst(supergraphSdl: string, schemas: PlannedSchemas): Planner {
  return createPlanner(
    { preferred: [hive(supergraphSdl), apollo(supergraphSdl)], fallback: fallback(schemas) },
    schemas,
  );
}

/** As the gateway plans where it is told to ask Apollo's planner first. */
export function planByApolloFirst(supergraphSdl: string, schemas: PlannedSchemas): Planner {
  return createPlanner(
    { preferred: [apollo(supergraphSdl), hive(supergraphSdl)], fallback: fallback(schemas) },
    schemas,
  );
}

/** As the gateway plans what both planners reject. */
export function planByFallbackOnly(_: string, schemas: PlannedSchemas): Planner {
  return createPlanner({ preferred: [], fallback: fallback(schemas) }, schemas);
}

const hive = (sdl: string): PlannerCandidate => ({ name: 'hive', create: () => createHivePlanner(sdl) });
const apollo = (sdl: string): PlannerCandidate => ({
  name: 'apollo',
  create: () => planHere(() => createApolloPlanning(sdl)),
});
const fallback = (schemas: PlannedSchemas): PlannerCandidate => ({
  name: 'fallback',
  create: () => planHere(() => createFallbackPlanning(schemas)),
});

/**
 * A planner on this thread: starting one for each of many graphs would take longer than all else. Of its errors the message
 * remains, as it does when it runs apart.
 */
function planHere(create: () => (document: string) => SerializedPlan | null): Planner {
  let planning: ReturnType<typeof create> | undefined;
  return {
    async plan({ text }) {
      try {
        const plan = (planning ??= create());
        const made = inTime(() => plan(text));
        return made && deserializePlan(made);
      } catch (error) {
        if (error instanceof PlanningTimeoutError) throw error;
        throw new Error(error instanceof Error ? error.message : String(error), { cause: error });
      }
    },
    close() {},
  };
}
