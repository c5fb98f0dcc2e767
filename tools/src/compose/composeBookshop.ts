import { readFile } from 'node:fs/promises';

import { inRepository, type SubgraphName, subgraphNames } from '../repository.ts';
import { composeSupergraph } from './composeSupergraph.ts';

/** The supergraph for compose and Kubernetes, where services reach each other by name. It is committed. */
export const deployedSupergraphPath = inRepository('gateway/supergraph.graphql');

/** Where the gateway reaches the subgraphs in compose and Kubernetes. */
export const deployedUrls: Readonly<Record<SubgraphName, string>> = {
  users: 'http://users:4001/graphql',
  orders: 'http://orders:4002/graphql',
  recommendations: 'http://recommendations:4003/graphql',
};

/**
 * Composes the bookshop's supergraph from its subgraphs' schema files.
 *
 * @throws OperatorError when they do not compose.
 */
export async function composeBookshop(urls: Readonly<Record<SubgraphName, string>>): Promise<string> {
  return composeSupergraph(
    await Promise.all(
      subgraphNames.map(async (name) => {
        const file = `subgraphs/${name}/schema.graphql`;
        return { name, url: urls[name], sdl: await readFile(inRepository(file), 'utf8'), file };
      }),
    ),
  );
}
