import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

import { ApolloGateway, type SupergraphSdlUpdateFunction } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/index.js';
import { composeServices } from '@apollo/composition';
import { graphql, type GraphQLSchema, parse } from 'graphql';

import { createHivePlanner } from '../../../engine/planning/createHivePlanner.ts';
import { stringifyPreserialized } from '../stringifyPreserialized.ts';
import { type CompiledPlans, useCompiledPlans } from '../useCompiledPlans.ts';

const FEDERATION =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@override"]) ';

export interface Subgraph {
  readonly sdl: string;
  readonly resolvers: GraphQLResolverMap<unknown>;
}

/** Subgraphs by their names. */
export type Subgraphs = Readonly<Record<string, Subgraph>>;

interface GraphQLRequest {
  readonly query: string;
  readonly variables: { [name: string]: unknown };
}

export interface ChangingGraphOptions {
  /** In milliseconds. */
  readonly preparationTimeout?: number;
  readonly plugins?: ApolloServerPlugin[];
}

/** Apollo Server over an Apollo gateway that executes compiled plans, and whose supergraph changes. */
export class ChangingGraph {
  /** The documents that were planned since somebody looked. */
  planned: string[] = [];
  /** What planning waits for. */
  mayPlan: Promise<void> = Promise.resolve();
  readonly gateway: ApolloGateway;
  readonly plans: CompiledPlans;
  readonly #server: ApolloServer;
  readonly #listening: Server[] = [];
  #update: SupergraphSdlUpdateFunction | undefined;

  constructor(subgraphs: Subgraphs, { preparationTimeout, plugins = [] }: ChangingGraphOptions = {}) {
    this.gateway = new ApolloGateway({
      supergraphSdl: async ({ update }) => {
        this.#update = update;
        return { supergraphSdl: await this.#compose(subgraphs) };
      },
      logger: { debug() {}, info() {}, warn() {}, error() {} },
    });
    this.plans = useCompiledPlans(this.gateway, {
      createPlanner: ({ sdl }) => {
        const planner = createHivePlanner(sdl);
        return {
          plan: async (document, signal) => {
            this.planned.push(document.text);
            await this.mayPlan;
            return planner.plan(document, signal);
          },
          close: () => planner.close(),
        };
      },
      ...(preparationTimeout !== undefined && { preparationTimeout }),
    });
    this.#server = new ApolloServer({ gateway: this.gateway, stringifyResult: stringifyPreserialized, plugins });
  }

  start(): Promise<void> {
    return this.#server.start();
  }

  /** Lets the gateway load another supergraph, whose subgraphs are at addresses of their own. */
  async load(subgraphs: Subgraphs): Promise<void> {
    this.#update!(await this.#compose(subgraphs));
  }

  /** Resolves when whoever listens is told of the next schema. */
  nextSchema(): Promise<GraphQLSchema> {
    return new Promise((resolve) => {
      const stop = this.gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
        stop();
        resolve(apiSchema);
      });
    });
  }

  /** The data of an answer, or the codes of its errors. */
  async ask(query: string, operationName?: string): Promise<unknown> {
    const { body } = await this.#server.executeOperation({ query, ...(operationName && { operationName }) });
    if (body.kind !== 'single') throw new Error('the answer is one');
    const { data, errors } = JSON.parse(stringifyPreserialized(body.singleResult)) as {
      data?: unknown;
      errors?: ReadonlyArray<{ extensions: { code: string } }>;
    };
    return errors ? errors.map(({ extensions }) => extensions.code) : data;
  }

  async stop(): Promise<void> {
    await this.#server.stop();
    this.plans.close();
    for (const server of this.#listening) {
      server.close();
      server.closeAllConnections();
    }
  }

  async #compose(subgraphs: Subgraphs): Promise<string> {
    const services = Object.entries(subgraphs).map(async ([name, subgraph]) => ({
      name,
      url: await this.#listen(subgraph),
      typeDefs: parse(FEDERATION + subgraph.sdl),
    }));
    const { supergraphSdl, errors } = composeServices(await Promise.all(services));
    if (!supergraphSdl) throw new Error(String(errors));
    return supergraphSdl;
  }

  async #listen({ sdl, resolvers }: Subgraph): Promise<string> {
    const schema = buildSubgraphSchema({ typeDefs: parse(FEDERATION + sdl), resolvers });
    const answer = async (request: IncomingMessage, response: ServerResponse) => {
      const { query: source, variables: variableValues } = (await json(request)) as GraphQLRequest;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(await graphql({ schema, source, variableValues })));
    };
    const server = createServer((request, response) => void answer(request, response));
    this.#listening.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }
}
