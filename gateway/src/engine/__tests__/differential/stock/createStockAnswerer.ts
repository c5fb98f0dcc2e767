import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import type { QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';

import type { SubgraphRequestBody } from '../data/createSubgraph.ts';
import type { Answer, AnswerError } from '../checking/Answer.ts';
import type { Answerer } from '../checking/checkCase.ts';
import type { GraphUnderTest, Serving } from '../checking/GraphUnderTest.ts';
import { inTime } from '../checking/inTime.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * `@apollo/gateway` as it comes, over the same subgraphs. What it says about nulls in `extensions.valueCompletion` is taken
 * for errors here, though clients do not see it there.
 */
export async function createStockAnswerer(served: GraphUnderTest): Promise<Answerer> {
  const gateway = new ApolloGateway({
    supergraphSdl: served.graph.supergraphSdl,
    logger: quiet,
    buildService: ({ name }) => subgraph(served, name),
  });
  const { executor } = await gateway.load();
  await gateway.stop();
  limitPlanning(gateway);
  return async (_, { document, operationName, variables }, serving) => {
    const parsed = parse(document);
    const { data, errors, extensions } = await executor({
      document: parsed,
      request: { query: document, operationName, variables },
      operationName: operationName ?? null,
      source: document,
      queryHash: document,
      schema: served.apiSchema,
      logger: quiet,
      metrics: {},
      context: serving,
      overallCachePolicy: { restrict() {}, replace() {}, policyIfCacheable: () => null },
    } as unknown as Parameters<typeof executor>[0]);
    const completion = (extensions?.['valueCompletion'] ?? []) as AnswerError[];
    const told = [...(errors ?? []), ...completion].map(({ message, path, extensions: details }) => ({
      message,
      path,
      extensions: details,
    }));
    return JSON.parse(JSON.stringify({ data: data ?? null, errors: told })) as Answer;
  };
}

/** Has the gateway's planner give up what takes too long, and at once where it has given it up before. */
function limitPlanning(gateway: ApolloGateway): void {
  const { queryPlanner } = gateway as unknown as { queryPlanner: Pick<QueryPlanner, 'buildQueryPlan'> };
  const build = queryPlanner.buildQueryPlan.bind(queryPlanner);
  const given = new Map<string, unknown>();
  queryPlanner.buildQueryPlan = (operation, options) => {
    const text = operation.toString();
    if (given.has(text)) throw given.get(text);
    try {
      return inTime(() => build(operation, options));
    } catch (error) {
      given.set(text, error);
      throw error;
    }
  };
}

function subgraph(served: GraphUnderTest, name: string): GraphQLDataSource {
  return {
    process: async ({ request, context }) => {
      const answer = await served.ask(name, request as SubgraphRequestBody, context as Serving);
      if (!answer) throw new Error(`The ${name} subgraph could not be reached.`);
      // As if it had come over a wire: plain objects that are the gateway's own.
      return JSON.parse(JSON.stringify(answer)) as object;
    },
  };
}
