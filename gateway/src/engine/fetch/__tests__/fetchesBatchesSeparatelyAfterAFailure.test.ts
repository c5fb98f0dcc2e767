import { composeServices } from '@apollo/composition';
import { expect, test } from '@jest/globals';
import { buildASTSchema, parse } from 'graphql';

import { InternalAliases } from '../../operation/InternalAliases.ts';
import { GraphQLDocument } from '../../plan/GraphQLDocument.ts';
import type { EntityBatch } from '../../plan/PlanNode.ts';
import { TypeConditions } from '../../plan/TypeConditions.ts';
import { PlanExecution } from '../PlanExecution.ts';
import { SubgraphTypes } from '../../supergraph/SubgraphTypes.ts';
import { compileEntityFetch } from '../compileEntityFetch.ts';
import { SubgraphError, type SubgraphRequest } from '../SubgraphClient.ts';

const FEDERATION = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"]) ';
const SUBGRAPHS = {
  animals: `type Query { cow: Cow hen: Hen } type Cow @key(fields: "id") { id: ID! } type Hen @key(fields: "id") { id: ID! }`,
  produce: `type Cow @key(fields: "id") { id: ID! milk: Int } type Hen @key(fields: "id") { id: ID! eggs: Int }`,
};
const { supergraphSdl = '' } = composeServices(
  Object.entries(SUBGRAPHS).map(([name, sdl]) => ({ name, url: `http://${name}`, typeDefs: parse(FEDERATION + sdl) })),
);
const schema = buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true });

const batch = (type: string, at: string): EntityBatch => ({
  responseKey: `_${at}`,
  variable: at,
  paths: [[{ kind: 'Key', key: at }]],
  requires: [
    {
      kind: 'InlineFragment',
      typeCondition: type,
      selections: ['__typename', 'id'].map((name) => ({ kind: 'Field', key: name, name })),
    },
  ],
  inputRewrites: [],
  outputRewrites: [],
});

/** Fetches milk and eggs of a client that fails in this way. */
async function fetchBoth(error: SubgraphError) {
  const requests: SubgraphRequest[] = [];
  const fetch = compileEntityFetch(
    {
      kind: 'EntityFetch',
      subgraph: 'produce',
      document: GraphQLDocument.ofText(`query ($cow: [_Any!]!, $hen: [_Any!]!) {
        _cow: _entities(representations: $cow) { ... on Cow { milk } }
        _hen: _entities(representations: $hen) { ... on Hen { eggs } }
      }`),
      variables: [],
      batches: [batch('Cow', 'cow'), batch('Hen', 'hen')],
    },
    {
      types: new TypeConditions(schema),
      subgraphTypes: new SubgraphTypes(schema),
      aliases: new InternalAliases(schema),
      client: async (request) => {
        requests.push(request);
        throw error;
      },
    },
  );
  const execution = new PlanExecution({ variables: {}, context: null });
  Object.assign(execution.data, { cow: { __typename: 'Cow', id: 'c' }, hen: { __typename: 'Hen', id: 'h' } });
  await fetch(execution);
  return { requests, execution };
}

test.each(['SUBREQUEST_HTTP_ERROR', 'SUBREQUEST_MALFORMED_RESPONSE', 'GATEWAY_TIMEOUT'])(
  'after %s each batch is fetched separately, once, with an error of its own',
  async (code) => {
    const error = new SubgraphError(code, 'no');
    const { requests, execution } = await fetchBoth(error);
    expect(requests.map(({ retryOf }) => retryOf)).toEqual([undefined, error, error]);
    expect(execution.errors.map(({ extensions }) => extensions.code)).toEqual([code, code]);
  },
);

test.each(['SUBGRAPH_OVERLOADED', 'SUBGRAPH_UNAVAILABLE', 'CLIENT_CLOSED_REQUEST'])(
  'after %s nothing more is fetched',
  async (code) => {
    const { requests, execution } = await fetchBoth(new SubgraphError(code, 'no'));
    expect(requests).toHaveLength(1);
    expect(execution.errors.map(({ extensions }) => extensions.code)).toEqual([code]);
  },
);
