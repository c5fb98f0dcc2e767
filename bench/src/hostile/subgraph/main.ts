import path from 'node:path';
import { pathToFileURL } from 'node:url';

import type * as CreateSubgraphServer from '@online-books/service-kit/graphql/createSubgraphServer';
import type * as GraphqlRoute from '@online-books/service-kit/graphql/graphqlRoute';
import type * as RunService from '@online-books/service-kit/lifecycle/runService';
import type * as CreateLogger from '@online-books/service-kit/logging/createLogger';
import type * as ParseSearch from '@online-books/service-kit/search/parseSearch';

/** The echo subgraph on the service kit of a checkout: `main.js <checkout> <schema file>`. */
const [checkout = '', schemaPath = ''] = process.argv.slice(2);
const load = async <Module>(file: string) =>
  (await import(pathToFileURL(path.join(checkout, 'service-kit/dist', file)).href)) as Module;

const { createSubgraphServer } = await load<typeof CreateSubgraphServer>('graphql/createSubgraphServer.js');
const { graphqlRoute } = await load<typeof GraphqlRoute>('graphql/graphqlRoute.js');
const { runService } = await load<typeof RunService>('lifecycle/runService.js');
const { createLogger } = await load<typeof CreateLogger>('logging/createLogger.js');
const { parseSearch } = await load<typeof ParseSearch>('search/parseSearch.js');

const logger = createLogger('echo', 'info');
const serve = await runService({
  environment: {
    HOST: process.env['HOST']!,
    PORT: Number(process.env['PORT']),
    BODY_LIMIT: 1024 * 1024,
  },
  logger,
});
const server = await createSubgraphServer({
  schemaPath,
  resolvers: {
    Query: {
      echo: (_: unknown, { value }: { value: unknown }) => value,
      sum: (_: unknown, { values = [] }: { values?: readonly number[] }) => values.reduce((sum, one) => sum + one, 0),
      search(_: unknown, { text }: { text: string }) {
        const search = parseSearch(text);
        return search.kind === 'words' ? search.words.length : -1;
      },
    },
  },
  logger,
});
serve({
  routes: { '/graphql': graphqlRoute(server, async () => ({})) },
  isReady: async () => true,
  close: () => server.stop(),
});
