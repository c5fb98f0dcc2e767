import { Supergraph } from '@apollo/federation-internals';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { buildASTSchema, graphql, parse, stripIgnoredCharacters } from 'graphql';

import { Executor } from '../../../Executor.ts';
import type { GraphQLDocument } from '../../../plan/GraphQLDocument.ts';
import { deserializePlan } from '../../../plan/PlanNode.ts';
import type { JsonObject } from '../../../raw-json/Json.ts';
import { toRawJsonStrings } from '../../../raw-json/rawJsonStrings.ts';
import { fromRawJson } from '../../../raw-json/writeRawJson.ts';
import { createPlanner } from '../../createPlanner.ts';
import { createFallbackPlanning } from '../createFallbackPlanning.ts';

export interface SubgraphDefinition {
  /** Without the link to the federation specification. */
  readonly sdl: string;
  readonly resolvers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const LINK = `
  extend schema @link(
    url: "https://specs.apollo.dev/federation/v2.9"
    import: ["@key", "@requires", "@provides", "@external", "@shareable", "@override", "@inaccessible", "@interfaceObject"]
  )
`;

/** A graph whose operations the fallback planner plans, and no other. */
export class FallbackGraph {
  /** What the subgraphs were sent, as `subgraph: document`, without needless spaces. */
  readonly requests: string[] = [];
  readonly #executor: Executor;

  constructor(subgraphs: Readonly<Record<string, SubgraphDefinition>>) {
    const definitions = Object.entries(subgraphs).map(([name, { sdl, resolvers }]) => ({
      name,
      resolvers,
      typeDefs: parse(LINK + sdl),
    }));
    const { supergraphSdl, errors } = composeServices(
      definitions.map(({ name, typeDefs }) => ({ name, url: `http://${name}`, typeDefs })),
    );
    if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
    const supergraphSchema = buildASTSchema(parse(supergraphSdl, { noLocation: true }), { assumeValidSDL: true });
    const apiSchema = Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
    const schemas = new Map(
      definitions.map(({ name, typeDefs, resolvers }) => [
        name,
        buildSubgraphSchema({ typeDefs, resolvers: resolvers as never }),
      ]),
    );
    const planned = { supergraph: supergraphSchema, api: apiSchema };
    const plan = createFallbackPlanning(planned);
    const deserialize = (made: ReturnType<typeof plan>) => made && deserializePlan(made);
    const fallback = {
      name: 'fallback',
      create: () => ({ plan: async ({ text }: GraphQLDocument) => deserialize(plan(text)), close() {} }),
    };
    this.#executor = new Executor({
      apiSchema,
      supergraphSchema,
      planner: createPlanner({ preferred: [], fallback }, planned),
      client: async ({ subgraph, body }) => {
        const { query, variables } = JSON.parse(fromRawJson(body)) as {
          query: string;
          variables: Record<string, unknown>;
        };
        this.requests.push(`${subgraph}: ${stripIgnoredCharacters(query)}`);
        const result = await graphql({ schema: schemas.get(subgraph)!, source: query, variableValues: variables });
        return toRawJsonStrings(JSON.parse(JSON.stringify(result))) as JsonObject;
      },
    });
  }

  /** The answer to an operation. */
  async ask(source: string, variables: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    this.requests.length = 0;
    const result = await this.#executor.execute({
      document: parse(source, { noLocation: true }),
      source,
      variables,
      context: {},
    });
    if (result.kind === 'Rejected') return { rejected: result.errors.map(({ message }) => message) };
    const data: unknown = JSON.parse(fromRawJson(result.data));
    return result.errors.length > 0 ? { data, errors: result.errors.map(({ message }) => message) } : { data };
  }
}
